# the judge itself: tools that do everything wrong
damage() { "$BIN/../damage" -n 40 "$@" || echo $?; }
echo one two three four five six >file
cat >tool <<'X'
#!/bin/sh
[ "$(cat in)" = "one two three four five six" ] && { echo good; exit 0; }
X
chmod +x tool
echo 'echo "./tool: bad: no" >&2; exit 2' | cat tool - >refuses
echo 'echo good' | cat tool - >same
echo 'cat in' | cat tool - >other
echo 'echo "./tool: bad: no" >&2; echo more >&2; exit 2' | cat tool - >talks
echo 'exit 2' | cat tool - >silent
echo 'kill -9 $$' | cat tool - >crashes
echo 'echo "./tool: bad: no" >&2; exit 1' | cat tool - >wrong
for t in refuses same other talks silent crashes wrong; do
    chmod +x $t; echo $t
    damage -t ./tool in file -- ./$t
    rm -f failed.*
done
damage -z -t ./tool in file -- ./other
ls | grep -c '^other\.'
damage -t ./tool in -- ./refuses
damage in file
damage in file -- false
damage in nowhere -- true
