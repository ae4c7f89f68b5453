# what is wrong with an option, and nothing on stdout
fails() { "$@" >out </dev/null && echo "no error" || echo "$?"; [ ! -s out ]; }
fails wav2spec -z
fails wav2spec --pad
fails wav2spec --pad 0 a.wav
fails wav2spec -p 1.5 a.wav
fails wav2spec -r s16le a.wav
fails wav2spec -r s17,44100,1 a.wav
fails wav2spec -r s16le,44100,0 a.wav
fails wav2spec -r s16le,1e9,1 a.wav
fails wav2spec -r s16le,44100,1,1 a.wav
fails wav2spec -r s16le,,44100,1 a.wav
fails wav2spec -r ,s16le,44100,1 a.wav
fails wav2spec -r s16le,44100,1, a.wav
fails wav2spec -r s16le,,1 a.wav
wav2spec -V
wav2spec -h
# a number behind a colon is a gain, and - before one is standard input
fails wav2spec -a b.wav:101 a.wav
fails wav2spec -l <(printf 'x\ta.wav\tb.wav:-1e9\n')
fails wav2spec -a -:0.5 -
