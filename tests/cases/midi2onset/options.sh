cp "$T"/vectors/midi/*.mid .
for o in "-c 0" "-c 17" "-c x" "-m nosuch" "-m ./nosuch.map" "-n -m gm" "-q" "--map" "-l list -k key" "-l nosuch"; do
    midi2onset $o type0.mid || echo $?
done
printf 'one\t%s\n# no\n\ntwo\t%s\n' type0.mid no-end.mid >list
midi2onset -l list -v
midi2onset -c 5 type0.mid
printf 'hat 40-44\nrest 36 38\n- 49\n' >my.map
midi2onset -m my.map -k key <type0.mid
midi2onset <type0.mid | head -n 1   # of no name, and yet a track
midi2onset --help | head -n 2
