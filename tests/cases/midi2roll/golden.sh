cd "$T/vectors/midi"
midi2roll -m roland no-end.mid smpte.mid -v | zts2txt | uniq -c
midi2roll -m gm-3 -k short no-end.mid | ztsinfo
midi2roll -c 1 -m gm-18 type1.mid | zts2txt | tail -n 3 | cut -c 1-4
# one step, or two: times of text have nine digits
for f in type0 type1 smpte no-end; do
    midi2roll -m roland-8 -k x $f.mid 2>/dev/null >$OLDPWD/one.zts
    midi2onset -m roland-8 -k x $f.mid 2>/dev/null | txt2roll -m eight >$OLDPWD/two.zts
    ztscmp -t 1e-8 $OLDPWD/one.zts $OLDPWD/two.zts && echo same
done
