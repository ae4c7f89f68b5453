# what install puts under DESTDIR works from there, and uninstall takes all of it away
export MAKEFLAGS=
build=$(dirname "$BIN")
into() { make -s -C "$T/.." "$1" BUILD="$build" DESTDIR="$PWD/root" PREFIX=/opt >log 2>&1 || { echo "$1 failed"; cat log; }; }
into install
cd root/opt
for tool in "$BIN"/*; do
    name=${tool##*/}
    cmp "$tool" "bin/$name"
    [ -f "share/man/man1/$name.1" ] || echo "$name has no page"
    grep -q "^complete .* $name\( \|$\)" "share/bash-completion/completions/$name" || echo "$name is not completed"
done
for page in "$T"/../man/*.[57]; do cmp "$page" share/man/man"${page##*.}/${page##*/}"; done
ls share/zsh/site-functions share/paradiddle
sox -D -r 44100 -n -b 16 song.wav synth 0.5 noise fade 0 0.5 0.4
env -i bin/wav2spec song.wav | env -i bin/predict >act.zts
printf '1 KD\n' | env -i bin/txt2roll -m five | bin/ztsinfo >info
rm song.wav act.zts info
cd ../..
into uninstall
find root -type f -o -type l
mkdir my
make -s -C "$T/.." uninstall BUILD="$build" DESTDIR="$PWD/my root" 2>&1 | sed 's/.*: has/has/' || true
ls -d my
