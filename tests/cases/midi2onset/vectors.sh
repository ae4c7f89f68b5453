# times by hand: tempo changes at ticks 96 (0.5 s) and 192 (1.5 s) of type0.mid; at 960 (1.2 s) and 1440 (1.6 s) of type1.mid
cd "$T/vectors/midi"
midi2onset -nc all type0.mid type1.mid no-end.mid smpte.mid
echo
midi2onset -m roland type1.mid
midi2onset -m gm-18 -k 'a key' - <type1.mid
midi2onset -c 1 -n type1.mid
