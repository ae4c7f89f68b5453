cp "$T"/vectors/midi/*.mid .
midi2onset type0.mid >/dev/full || echo $?
midi2onset -o /dev/full type0.mid || echo $?
midi2onset -o nowhere/x type0.mid || echo $?
for i in $(seq 2000); do printf '%s\t%s\n' $i type0.mid; done >list
midi2onset -l list | head -n 1                     # ends by SIGPIPE, silently
