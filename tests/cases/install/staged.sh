# what install puts under DESTDIR, or under PREFIX alone, works from there, and uninstall takes all of it away
export MAKEFLAGS=
build=$(dirname "$BIN")
into() { make -s -C "$T/.." "$1" BUILD="$build" "${@:2}" >log 2>&1 || { echo "$1 failed"; cat log; }; }
into install DESTDIR="$PWD/root" PREFIX=/opt
into install PREFIX="$PWD/real"
diff -r real root/opt
printf '1 KD\n' | env -i real/bin/txt2roll -m five | real/bin/ztsinfo >info
into uninstall PREFIX="$PWD/real"
find real -type f -o -type l
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
into uninstall DESTDIR="$PWD/root" PREFIX=/opt
find root -type f -o -type l
mkdir my
make -s -C "$T/.." uninstall BUILD="$build" DESTDIR="$PWD/my root" 2>&1 | sed 's/.*: has/has/' || true
ls -d my
