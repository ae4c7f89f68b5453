# every way a folder can be wrong
cp -r "$T"/vectors/tfsnap/{plain,gzip} .
try() { tfsnap2zts "$@" -o out || echo $?; }
try
try a b
try nowhere
mkdir empty; try empty
try -c 'KD KD' plain
try -c KD plain
try -r 0 plain
try -f 'a
b' plain
try -k "$(printf '%04096d' 0)" plain
try -k $'a\tb' plain
try -q plain
cp -r plain run; rm -r run/3*; try run 2>&1 | sed 's/[0-9]\{12,\}/RUN/'
cp -r gzip lost; rm lost/*/00000001.shard/*; try lost 2>&1 | sed 's/[0-9]\{12,\}/RUN/'
cp -r gzip more; cp -r more/*/00000001.shard $(echo more/*/)00000003.shard; try more 2>&1 | sed 's/[0-9]\{12,\}/RUN/'
cp -r plain text; for f in text/*/*/*; do echo 'not a record at all, by any account' >"$f"; done; try text 2>&1 | sed 's/[0-9]\{12,\}/RUN/'
tfsnap2zts -o /dev/full plain || echo $?
tfsnap2zts plain >/dev/full || echo $?
ls
