# two tracks: segments, filling, labels beyond the roll, onsets of each segment, one past the end; the index's numbers
. "$T/shard_parts.sh"
{ roll one 6 0.00:0 0.02:1 0.03:0 0.049:1; roll two 3 0.01:0; } >rolls.zts
{ spec one 4; spec two 3 10; } >specs.zts
shard -f 3 -o a.zts rolls.zts specs.zts
zts2txt a.zts
shard -s a.zts
