# a segment has 400 frames unless another number is asked for: the 401st begins the next, and the rest of that is filled
. "$T/shard_parts.sh"
for n in 1 399 400 401 800 801; do
    { roll $n 2; spec $n $n; } | shard -o x.zts
    echo "$n: $(shard -s x.zts | awk 'NR == 2 { print $4 }') of $(zts2txt x.zts | awk '/^series spec/ { print $4 }' | sort -u)"
done
