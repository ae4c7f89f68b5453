# a recording is cut where it has fallen 80 dB below the kit's loudest sample: 78 below it is kept
mkdir kit
sox -D -r 44100 -n -c 1 -e float -b 32 loud.wav synth 441s square 1 vol 0.5
for db in 78 82; do
    sox -D loud.wav soft.wav gain -$db; sox -D loud.wav soft.wav -e float -b 32 kit/36_v1_rr1.wav
    . "$T/smf.bash"; smf 0 10 36 127 >song.mid
    kit2wav -k kit -v -o x.wav song.mid 2>/dev/null; echo "$db dB: $(soxi -s x.wav) samples"
done
