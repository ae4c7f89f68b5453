# n samples give 1 + floor(n / 441) frames; with --pad 400 a multiple of 400,
# for which 176399 samples lose 440 and 176400 gain 175959
count() {
    sox -D -r 44100 -n -c 1 -b 16 a.wav synth "$1"s sine 300 vol 0.5
    echo "$1 $(wav2spec -v "${@:2}" a.wav 2>&1 >x)"
}
for n in 1 440 441 1023 1024 1025 44099 44100; do count $n; done
for n in 1 175959 175960 176399 176400; do count $n --pad 400; done
