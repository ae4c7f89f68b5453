# just within a limit of the page, and just beyond: attributes of 1 MiB, an item of four records
attrs() { printf 'attr a=%s\n' "$(head -c $((1048573 + $1)) /dev/zero | tr '\0' x)"; }   # of 1 MiB and so many bytes
for more in 0 1; do
    { echo 'tensor a u8'; attrs $more; printf '1\nend\n'; } | txt2zts -o r.zts && zts2txt r.zts | sed -n 's/^attr a=//p' | tr -d '\n' | wc -c
    { printf 'item\ntensor a u8\n1\nindex\n'; attrs $more; echo end; } | txt2zts -o i.zts && ztsinfo i.zts | tail -n 1
done
# a hole before the index, which counts it as part of the last item: nobody asks for that much memory
. "$T/shard_parts.sh"
roll a 10 0.05:0 >a.roll.zts; spec a 10 >a.spec.zts
shard -f 10 -o a.zts a.roll.zts a.spec.zts
index=$((8 + $(tail -c 20 a.zts | od -An -t u8 -N 8) + 24)) hole=$(((1 << 32) + (1 << 24)))
total=$(($(stat -c %s a.zts) + hole))
head -c -$index a.zts >hole.zts
truncate -s +$hole hole.zts
{ tail -c $index a.zts | head -c -12; for i in 0 8 16 24 32 40 48 56; do printf "\\x$(printf %02x $((total >> i & 255)))"; done; printf XSTZ; } >>hole.zts
timeout 20 trainnet -a "rnn layers=1 hidden=2 bins=2 classes=2" -t hole.zts -v a.zts -o m.zts >log || echo "exit $?"
rm hole.zts
