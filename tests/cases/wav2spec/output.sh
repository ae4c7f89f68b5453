# a full disk, a reader that leaves, a failure: no stream that looks whole
fails() { local rc=0; "$@" || rc=$?; echo "exit $rc" >&2; }
sox -D -r 44100 -n -c 1 -b 16 song.wav synth 2 noise vol 0.3
head -c 100000 song.wav >cut.wav
fails wav2spec song.wav >/dev/full
fails wav2spec -o /dev/full song.wav
fails wav2spec -o no/such/folder.zts song.wav
wav2spec -o x.zts song.wav
wav2spec song.wav | cmp - x.zts
cp x.zts before
fails wav2spec -o x.zts song.wav cut.wav
cmp x.zts before
ls
(set +o pipefail; for i in 1 2 3 4; do tail -c +45 song.wav; done | wav2spec -r s16le,44100,1 | head -c 10 | wc -c)
