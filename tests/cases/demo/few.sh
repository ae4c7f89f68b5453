# silence, and a song so soft that half of it would not be heard, with some of the classes: no more is said than of any other
sox -D -n -r 44100 -c 1 -b 16 silence.wav trim 0 2
sox -D "$T/../pipelines/demo.ogg" soft.flac trim 0 3 gain -40
for song in silence.wav soft.flac; do
    bash "$T/../pipelines/demo.sh" $song out >printed.txt
    sed '/^#/d' printed.txt | cut -f 2 | sort | uniq -c
    head -c 8 out/onsets.png | od -An -c
done
