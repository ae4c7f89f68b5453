bad() { yaml2txt "$@" >out || echo "$?, $(wc -l <out) lines out"; }
printf 'a: b: c\n' >colon; bad colon
printf 'a: [1, 2\n' >open; bad open
printf 'a: &x 1\nb: *x\n' >alias; bad alias
printf 'a: 1\n---\nb: 1\n' >two; bad two
printf '? [1, 2]\n: 3\n' >key; bad key
printf 'a: "\\0"\n' >nul; bad nul
printf '\xff\xfe\x00' >bytes; bad bytes
printf '\xc3(' >utf; bad utf
printf '[%.0s' {1..200} >deep; bad deep
bad missing
bad .
bad a b
: >empty; bad empty; cat out
printf 'a: 1\n' >good
yaml2txt good >/dev/full || echo $?
yaml2txt -o /dev/full good || echo $?
yaml2txt -o half open || ls half 2>/dev/null || echo none
printf 'a: 1\nb: 2\nartist: Bj\xf6rk\n' >x; yaml2txt x || echo $?
