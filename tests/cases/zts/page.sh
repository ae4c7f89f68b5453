# what man/zts.5 says is so: its dump, and every sentence that a bad vector gets but shard's own
page=$T/../man/zts.5
part() { sed -n "/^.\\\\\" begin $1/,/^.\\\\\" end $1/p" "$page" | sed -e '/^\./d' -e 's/\\e/\\/g'; }
part dump | sed 's/^\(.\{6\}\) \(.\{23\}\).*/\1 \2/; s/ *$//' >dump
zstd -dc "$T/vectors/good/series.zts" >records
next=0
while read -r at bytes; do
    [ $((0x$at)) = $next ] || echo "$at where $next should be"
    for byte in $bytes; do
        [ "$(od -A n -t x1 -j $next -N 1 records)" = " $byte" ] || echo "byte $next is not $byte"
        next=$((next + 1))
    done
done <dump
[ $next = "$(stat -c %s records)" ] || echo "the dump ends at $next"
sed -e 's/^[a-z0-9]*: \(warning: an index is not shown: \)\?[^:]*: \(record [^:]*: \)\?//' -e 's/:.*//' -e 's/, so it cannot.*//' -e '/training segments/d' "$T/cases/zts/bad.stderr" | sort -u |
    while read -r sentence; do grep -q "^.It $sentence" "$page" || echo "not in the page: $sentence"; done
