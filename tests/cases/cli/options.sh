# what is the same for every tool: the option that is wrong is named, and so is a file
try() { "$@" || echo "exit $?"; }
try zts2txt --foo
try zts2txt -v --out </dev/null
try wav2spec --k song.wav          # --key and --keep-going
try trainnet --seed
try wav2spec --key
try zts2txt -vq
try zts2txt -o '' </dev/null
# all of them refuse a name that is none
printf 'kit\tnone\n' >x
for tool in "$BIN"/*; do
    name=${tool##*/}
    case $name in ztscmp | ztsinfo) continue ;; esac
    "$name" -o '' 2>err </dev/null && echo "$name took it"
    grep -qx "$name: -o: the name is empty: name a file, or - for standard output" err || cat err
done
ls
# what stands on standard output is no file of -o
zts2txt -o x -h >/dev/full || echo "exit $?"
