# a segment depends on recipe, seed, epoch and index only
. "$T/mix_parts.sh"
mixdown -n 9 -j 1 -o a.zts mix.recipe
mixdown -n 9 -j 3 mix.recipe >b.zts
cmp a.zts b.zts
mixdown -n 4 -f 5 -j 2 -o c.zts -w c.wav mix.recipe
values() { zts2txt "$1" | awk '/^key/ { on = $2 ~ /\.[5-8]$/ } on && /^[-0-9]/' | cksum; }
[ "$(values a.zts)" = "$(values c.zts)" ]
soxi -s c.wav   # four segments of four seconds
mixdown -n 9 -e 2 -o d.zts mix.recipe
mixdown -n 9 -S 2 -o e.zts mix.recipe
[ "$(values a.zts)" != "$(values d.zts)" ]
[ "$(values a.zts)" != "$(values e.zts)" ]
shard -s a.zts | cut -f 2-4,7
