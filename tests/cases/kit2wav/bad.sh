# kits, songs and options that will not do; a reader that leaves early
. "$T/smf.bash"
fails() { "$@" >out && echo "no error" || echo "$?"; }
smf 0 10 36 127 >song.mid
mkdir kit empty bad
sox -D -r 44100 -n -c 1 -b 16 kit/36_v1_rr1.wav synth 100s square 1 vol 0.5
echo "a text beside the recordings" >kit/LICENSE.txt
fails kit2wav song.mid
fails kit2wav -k nothere song.mid
fails kit2wav -k empty song.mid
fails kit2wav -k song.mid song.mid
fails kit2wav -k cowbell=kit song.mid
fails kit2wav -k kit -c 0 song.mid
fails kit2wav -k kit -g loud song.mid
fails kit2wav -k kit -m nothere song.mid
fails kit2wav -k kit a.mid b.mid
for i in $(seq 101); do ln -s kit k$i; done
fails kit2wav $(printf -- '-k k%d ' $(seq 101)) song.mid; rm k*[0-9]
fails kit2wav $(printf -- '-k kit %.0s' {1..401}) song.mid
printf '38 38\n' >snare.map; fails kit2wav -k kit -m ./snare.map song.mid   # no kit would help
for name in 36_v1.wav 36_v1_rr1.ogg 36_v1_rr3.wav 36_v0_rr1.wav 36_v3_rr1.wav 128_v1_rr1.wav 36_v1_rr2.mix.wav 036_v1_rr1.flac kick.flac 38_v1_rr1.aif 38_v1_rr2.WAV; do
    cp kit/36_v1_rr1.wav bad/36_v1_rr1.wav
    cp kit/36_v1_rr1.wav bad/$name
    fails kit2wav -k bad song.mid
    rm bad/*
done
head -c 100 kit/36_v1_rr1.wav >bad/36_v1_rr1.wav
fails kit2wav -k bad song.mid
sox -D -r 44100 -n -c 1 -b 16 bad/36_v1_rr1.wav synth 31 sine 100
fails kit2wav -k bad song.mid
# what nobody hears would be labelled all the same: nothing, and 81 dB below the loudest
cp kit/36_v1_rr1.wav bad/36_v2_rr1.wav
for level in 0 0.000045; do
    sox -D -r 44100 -n -c 1 -e float -b 32 bad/36_v1_rr1.wav synth 100s square 1 vol $level
    fails kit2wav -k bad song.mid
done

fails kit2wav -k kit nothere.mid
fails kit2wav -k kit </dev/null
head -c 20 song.mid >cut.mid
fails kit2wav -k kit -o x.wav cut.mid
[ ! -e x.wav ]
# a day and four hours
printf 'MThd\0\0\0\6\0\0\0\1\0\1MTrk\0\0\0\20\0\377\121\3\377\377\377\256\160\231\44\100\0\377\57\0' >day.mid
fails timeout 20 kit2wav -k kit -o /dev/null day.mid
# twenty hours, which are told to be too many for a WAV before they are made
sed 's/\xae\x70/\xa1\x4c/' day.mid >long.mid; fails timeout 20 kit2wav -k kit -o x.wav long.mid
fails kit2wav -k kit -o x.mp9 song.mid
fails kit2wav -k kit -o /dev/full song.mid
fails kit2wav -k kit -o nothere/x.wav song.mid
printf 'x.wav\tsong.mid\nx.wav\tsong.mid\n' | fails kit2wav -k kit -l -
printf 'x.wav\tsong.mid\tseven\n' | fails kit2wav -k kit -l -
printf 'x.wav\tsong.mid\ny.wav\tsong.mid\teight\n' | fails kit2wav -k kit -K -l -
[ ! -e x.wav ]   # nothing was begun
fails kit2wav -k kit -l list -o x.wav
: | fails kit2wav -k kit -l -
printf 'x.wav\tcut.mid\ny.wav\tsong.mid\n' >list
fails kit2wav -k kit -l list
[ ! -e y.wav ]
fails kit2wav -k kit -K -l list
[ -e y.wav ]
[ ! -e x.wav ]
fails kit2wav -k kit -g 20 -o x.wav song.mid  # done, with a warning
smf $(for i in $(seq 300); do echo 127 10 36 127; done) >long.mid
kit2wav -k kit long.mid | head -c 100 >/dev/null && echo "no error" || echo "${PIPESTATUS[0]}"
fails kit2wav -k kit -K -o z.wav song.mid
: >none; fails kit2wav -k kit -l none
