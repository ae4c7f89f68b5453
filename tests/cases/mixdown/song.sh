# a song's band stays with its drums, at any speed: where both strike at once nothing is heard but at the onsets, and
# these are where the sound begins
. "$T/mix_parts.sh"
mkdir click
sox -D -r 44100 -n -c 1 -b 16 click/36_v1_rr1.wav synth 300s square 1000 vol 0.8
for note in 38 42; do cp click/36_v1_rr1.wav click/${note}_v1_rr1.wav; done
sox -D -r 44100 -n -c 1 -b 16 one.wav synth 300s square 1000 vol 0.8 pad 0 21750s   # half a second, as the beats
sox -D one.wav band.wav repeat 15
printf 'kit\tclick\nsong\tbeat.mid\tband.wav\n' >song.recipe
for tempo in 0.8,0.85 1.1,1.2; do
    mixdown $off -s song_share=1 -s music=1 -s layers=0 -s music_db=0,0 -s tempo=$tempo -n 6 -o song.zts -w song.wav song.recipe
    # samples of each onset, then those at which sound begins after 50 ms without
    zts2txt song.zts | awk '$1 == "tensor" || $1 == "series" { on = $2 == "onset"; n += on } on && /^-?[0-9]/ { if ($1 < 0 || $1 >= 4) print "outside" > "/dev/stderr"; printf "%d\n", (n - 1) * 176400 + $1 * 44100 + 0.5 }' | sort -nu >onsets
    sox song.wav -t s16 - | od -An -v -t d2 -w2 | awk '{ a = $1 < 0 ? -$1 : $1 } a > 3000 { if (NR - last > 2205) print NR - 1; last = NR }' >sounds
    awk -v tempo=$tempo 'NR == FNR { onset[++n] = $1; next } { while (i < n && onset[i + 1] < $1 + 20) i++; near = i && $1 - onset[i] < 20; bad += !near && $1 % 176400 > 400; sounds++ }
        END { print tempo ":", (n > 30 && sounds >= n - 6 ? "as many sounds" : n " and " sounds), bad + 0 " elsewhere" }' onsets sounds
done
