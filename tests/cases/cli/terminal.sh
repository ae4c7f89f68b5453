# nobody types an input: a program whose standard input is a terminal says what it wants instead of waiting
for tool in "score -l -" txt2zts "tune -j j - true" "mixdown -n 1" yaml2txt st2zts txt2roll npy2zts zts2txt midi2roll wav2spec "onsetconv -f csv" "scorediff - a"; do
    script -qec "$tool -o out" /dev/null </dev/null | tr -d "\r" || true
done
ls
