# with what the package depends on and nothing else, thus without gnuplot: onsets, no picture, not even one of another song,
# and a line that says so
mkdir bin out
for p in bash cat dirname env mkdir mktemp rm stat; do ln -s "$(command -v $p)" bin; done
ln -s "$(readlink -f "$(command -v awk)")" bin/awk
for p in wav2spec predict peakpick onset2midi zts2npy; do ln -s "$BIN/$p" bin; done
echo other >out/onsets.png
PATH=$PWD/bin bash "$T/../pipelines/demo.sh" "$T/../pipelines/demo.ogg" out >printed.txt
cmp printed.txt out/onsets.txt
grep -c KD printed.txt
ls out
# a gnuplot that fails leaves nothing either, and the onsets were told
printf '#!/bin/sh\necho "no pngcairo" >&2\nexit 1\n' >bin/gnuplot; chmod +x bin/gnuplot
PATH=$PWD/bin bash "$T/../pipelines/demo.sh" "$T/../pipelines/demo.ogg" out >printed.txt || echo "exit $?"
cmp printed.txt out/onsets.txt
ls out
