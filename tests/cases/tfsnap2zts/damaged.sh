# cut or changed anywhere, each file of a snapshot is found out, and nothing is left behind
v=$T/vectors/tfsnap
one() { tfsnap2zts -k x -o out "$1" 2>err && { cmp -s out "$2" || echo "$3: other data"; rm -f out; } || grep -q '^tfsnap2zts: .*: ' err || echo "$3: $(cat err)"; [ ! -e out ] || echo "$3: left behind"; }
for s in plain snappy gzip; do
    cp -r "$v/$s" whole; tfsnap2zts -k x -o want whole
    for f in $(cd whole && find . -name '*0.snapshot' | sort | head -n 1) snapshot.metadata; do
        size=$(stat -c %s whole/$f)
        rm -rf bad; cp -r whole bad
        for n in $(seq 0 $((size > 400 ? 29 : 13)) $((size - 1))); do
            head -c "$n" whole/$f >bad/$f
            tfsnap2zts -o out bad 2>err && echo "$s $f cut at $n: not seen"
            [ ! -e out ] || { echo "left behind"; rm out; }
            { head -c "$n" whole/$f; printf '\xa5'; tail -c +$((n + 2)) whole/$f; } >bad/$f
            one bad want "$s $f byte $n"
        done
    done
    rm -rf whole
done
head -n 1 err | sed 's/[0-9]\{12,\}/RUN/'
