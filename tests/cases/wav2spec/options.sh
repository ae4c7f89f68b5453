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
wav2spec -V
wav2spec -h
