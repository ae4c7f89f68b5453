# sample by sample: velocity layers, their gain, a remapped note, where the strokes lie, what is cut and faded
. "$T/smf.bash"
mkdir kit
level() { sox -D -r 44100 -n -c 1 -b 16 "$1" synth "$2"s square 1 vol "$3"; }
level kit/36_v1_rr1.wav 441 0.25
level kit/36_v2_rr1.wav 441 0.5
level gap.wav 441 0.00004
sox -D kit/36_v2_rr1.wav gap.wav gap.wav kit/38_v1_rr1.flac   # what nobody hears goes
samples() { sox -V1 "$1" -t s16 - | od -An -v -t d2 -w2 | awk -v want="$2" 'BEGIN { split(want, w, " "); for (i in w) is[w[i]] = 1 }
    (NR - 1) in is { print NR - 1, $1 } END { print NR, "samples" }'; }
smf 0 10 36 127  10 10 36 64  10 10 36 32  0 1 36 127  10 10 38 127  10 10 36 0 >song.mid

kit2wav -k kit -g 0 -o x.wav song.mid
echo "velocities 127, 64, 32; a note of another channel; a snare"
samples x.wav '0 220 221 330 440 441 2204 2205 4409 4410 6614 6615 7100'
echo "into a pipe, 6 dB softer as it is by default"
kit2wav -k kit <song.mid | samples - '0 2205 4410 6615'
echo "all channels; the snare's note played by the kick"
printf '36 36 38\n' >kicks.map
kit2wav -v -c all -m ./kicks.map -k kit -g -12.0412 -o x.flac song.mid
samples x.flac '0 4410 6615'
echo "a channel on which nothing is"; kit2wav -c 7 -k kit song.mid | samples - 0
echo "the end of takes of 9, 3 and 0.1 ms: the last sample, the largest step down to it"
mkdir short
for n in 400 150 4; do
    rm -f short/*
    level short/36_v1_rr1.wav $n 0.5
    kit2wav -k short -g 0 song.mid | sox -V1 - -t s16 - | od -An -v -t d2 -w2 |
        awk -v n=$n 'NR <= n && NR > 1 && x - $1 > most { most = x - $1 } NR <= n { x = $1 } END { print n ":", x, "and", most }'
done
echo "recordings that do not begin with their stroke: 10 ms are passed over, 11 are not"
mkdir late
late() { sox -D kit/36_v2_rr1.wav "late/$1_v1_rr1.wav" pad "$2s"; }
late 36 441; late 42 485; late 38 8820
kit2wav -k late -o x.wav song.mid
rm late/42* late/38*
kit2wav -k late -o x.wav song.mid
echo "a recording of another rate, in stereo, as .ogg: as long, and as loud"
mkdir other
sox -D -r 44100 -n -c 1 -b 16 kick.wav synth 0.1 sine 441 vol 0.5
cp kick.wav other/36_v1_rr1.wav; kit2wav -k other -g 0 -o x.wav song.mid
rm other/*; sox -D kick.wav -c 2 -r 48000 other/36_v1_rr1.ogg; kit2wav -k other -g 0 -o y.wav song.mid
loud() { sox "$1" -n trim 0.01 0.08 stat 2>&1 | awk '/^RMS +amplitude/ { printf "%.2f ", $3 }'; soxi -D "$1"; }
loud x.wav; loud y.wav
