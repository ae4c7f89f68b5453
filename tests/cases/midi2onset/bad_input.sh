bad() { midi2onset "$@" >out || echo "$?, $(wc -l <out) lines out"; }
cp "$T"/vectors/midi/*.mid .
bad missing.mid
bad .
: >empty; bad empty
echo '0.5 KD' >text; bad text
head -c 60 type0.mid >cut.mid; bad cut.mid
head -c 120 type1.mid >tracks.mid; bad tracks.mid
{ head -c 22 type0.mid; printf '\0\x24'; tail -c +25 type0.mid; } >status.mid; bad status.mid
printf 'MThd\0\0\0\6\0\2\0\1\0\x60' >two.mid; bad two.mid
head -c 17000000 /dev/zero >big; bad big
head -c 60 type0.mid | midi2onset - || echo $?
midi2onset -o out.txt type0.mid cut.mid || echo $?
bad type0.mid -k k type1.mid
printf 'a\t%s\na\t%s\n' type0.mid type1.mid >list; bad -l list
printf 'a\ttype0.mid\ttype1.mid\n' >list; bad -l list
ls *.txt *.tmp 2>/dev/null || true
