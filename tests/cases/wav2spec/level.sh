# a soft track is said to be one, once a run; --normalize brings it to where a loud one is; silence stays, pipes cannot
fails() { local rc=0; "$@" || rc=$?; echo "exit $rc" >&2; }
sox -D -R -r 44100 -n -c 1 -e float -b 32 loud.wav synth 1 noise vol 0.5
sox -D loud.wav -e float -b 32 edge.wav vol 0.26    # -17.7 dBFS
sox -D loud.wav -e float -b 32 soft.wav vol 0.25    # -18.06
sox -D loud.wav -e float -b 32 softer.wav vol 0.001
sox -D -r 44100 -n -c 1 -b 16 zero.wav trim 0 1
wav2spec edge.wav zero.wav >/dev/null
echo one >&2; wav2spec soft.wav >/dev/null
cat soft.wav | wav2spec >/dev/null
wav2spec -a loud.wav softer.wav >/dev/null          # it is of the mix
wav2spec -P 400 soft.wav >/dev/null                 # to learn from
echo several >&2; wav2spec -K soft.wav edge.wav softer.wav zero.wav >/dev/null
echo normalized >&2
for f in loud edge softer zero; do wav2spec -n -k x $f.wav >$f.zts; done
sox -D loud.wav -e float -b 32 full.wav vol 1.7825 # 0.5 to -1 dBFS
wav2spec -k x full.wav >full.zts
for f in loud edge softer; do ztscmp -t 1e-3 $f.zts full.zts; done
wav2spec -k x zero.wav | cmp - zero.zts
wav2spec -n -a soft.wav:2 loud.wav >/dev/null
(set +o pipefail; cat loud.wav | fails wav2spec -n)
fails wav2spec --normalize <loud.wav
# and they are refused before anything is read, wherever they are in the list
fails wav2spec -n missing.wav - </dev/null
fails wav2spec -n missing.wav <(cat loud.wav) 2>&1 | sed 's|/dev/fd/[0-9]*|pipe|' >&2
fails wav2spec -n -a -:0.5 missing.wav </dev/null
fails wav2spec -n -a missing.wav . </dev/null      # of a folder there is more to be said
wav2spec -K <loud.wav | cmp - <(wav2spec <loud.wav)   # what cannot be read twice is read once
# what is as good as silent is not made loud
for i in {1..2000}; do printf '\302\026\001\000'; done >faint.raw; wav2spec -r f32le,44100,1 -n -o faint.zts faint.raw
zts2txt faint.zts | awk '/^[0-9]/ { for (i = 1; i <= NF; i++) if ($i > 1e-6) n++ } END { print n + 0 " are loud" }'
# channels that cancel each other, of a file, a pipe, an accompaniment, at another rate; silence and half of silence are none
echo cancelled >&2
sox -D -R -r 44100 -n -c 1 -b 16 one.wav synth 1 noise vol 0.5
sox -D one.wav upside.wav remix 1 1v-1
sox -D one.wav half.wav remix 1 0; sox -D zero.wav zeros.wav remix 1 1
wav2spec -k x upside.wav | cmp - zero.zts
wav2spec -K half.wav zeros.wav upside.wav >/dev/null
cat upside.wav | wav2spec >/dev/null
wav2spec -P 400 -a upside.wav:0.5 one.wav >/dev/null
wav2spec -r s16le,48000,2 <(tail -c +45 upside.wav) 2>&1 >/dev/null | sed 's|/dev/fd/[0-9]*|pipe|' >&2
