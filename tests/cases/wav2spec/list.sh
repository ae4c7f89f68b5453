# a list is its files one after another; keys are unique
sox -D -r 44100 -n -c 1 -b 16 a.wav synth 0.2 noise vol 0.3
sox -D -r 44100 -n -c 1 -b 16 b.wav synth 0.3 noise vol 0.3
mkdir d; cp b.wav d/take.1.wav
wav2spec -v a.wav d/take.1.wav >files
printf '# two\na\ta.wav\r\n\nd/take.1\td/take.1.wav\n' >two.list
wav2spec -l two.list | cmp - files
wav2spec -l - <two.list | cmp - files
wav2spec -k a a.wav >a.zts
wav2spec -l <(printf 'a\ta.wav\n') | cmp - a.zts
wav2spec -a b.wav:0.5 -k x a.wav >mixed
wav2spec -l <(printf 'x\ta.wav\tb.wav:0.5\n') | cmp - mixed

fails() { "$@" >out && echo "no error" || echo "$?"; }
printf 'x\ta.wav\nx\tb.wav\n' >bad1
printf 'x a.wav\n' >bad2
printf 'x\ta.wav\tb.wav\tc.wav\n' >bad3
printf '# nothing\n' >bad4
printf 'x\ta.wav\t\n' >bad5
for i in 1 2 3 4 5 6; do fails wav2spec -l bad$i; done
fails wav2spec a.wav ./d/../a.wav a.wav
fails wav2spec -l two.list a.wav
fails wav2spec - -
fails wav2spec -k "$(printf 'a\nb')" a.wav
fails wav2spec -k x a.wav b.wav
fails wav2spec -a x a.wav b.wav
printf 'x\t-\n' | fails wav2spec -l -   # the list is there already
