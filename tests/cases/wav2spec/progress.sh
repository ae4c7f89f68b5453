# what a file is called does not reach the terminal as it is
f=$(printf 'a\033[31m.wav')
sox -n -r 44100 "$f" synth 0.1 sine 100
CLI_FAKE_TTY=1 wav2spec -k x -o x.zts "$f" 2>err
grep -q 'a?\[31m.wav: 0 s' err
if grep -q "$(printf '\033')\[31m" err; then echo "an escape"; fi
wav2spec "$(printf 'b\302\23331m \303\251\302\251')" || echo $?
