cp "$T"/vectors/midi/*.mid .
bad() { midi2roll "$@" >out || echo $?; ! ztsinfo out >info 2>&1 || echo 'a whole stream'; }
bad missing.mid
: >empty; bad empty
head -c 60 type0.mid >cut.mid; bad type0.mid cut.mid
# a stroke after 102 hours
printf 'MThd\0\0\0\6\0\0\0\1\0\1MTrk\0\0\0\21\0\377\121\3\377\377\377\201\253\160\231\44\100\0\377\57\0' >late.mid; bad type0.mid late.mid
for o in "-c 0" "-m nosuch" "-n" "-l nosuch"; do bad $o type0.mid; done
midi2roll -o x.zts type0.mid cut.mid || echo $?
midi2roll type0.mid >/dev/full || echo $?
midi2roll -o /dev/full type0.mid || echo $?
ls *.zts *.tmp 2>/dev/null || true
