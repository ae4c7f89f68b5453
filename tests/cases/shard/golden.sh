# two tracks: segments, filling, labels beyond the roll, onsets of each segment, one past the end; the index's numbers
. "$T/shard_parts.sh"
{ roll one 6 0.00:0 0.02:1 0.03:0 0.049:1; roll two 3 0.01:0; } >rolls.zts
{ spec one 4; spec two 3 10; } >specs.zts
shard -f 3 -o a.zts rolls.zts specs.zts
zts2txt a.zts
shard -s a.zts
# a roll without times of onsets, as of one's own labels: they are those of its frames, for scores and thresholds, too
onsets() { zts2txt | sed -n '/onset/,/^series\|^tensor [^o]\|^index\|^end/p'; }
roll one 6 0.00:0 0.02:1 0.03:0 0.05:1 | zts2txt | sed '/^tensor/,/^end/ { /^end/!d }' | txt2zts >bare.zts
spec one 4 | shard -f 3 -o bare.shard.zts bare.zts - 2>&1
onsets <bare.shard.zts; shard -s bare.shard.zts | cut -f 2-5,8-
printf '0.001 KD\n0.021 SD\n' >found; printf 'KD KD\nSD SD\n' >two.map; score -m ./two.map bare.shard.zts found | cut -f 1-4
