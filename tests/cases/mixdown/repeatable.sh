# a segment depends on recipe, seed, epoch and index only
. "$T/mix_parts.sh"
mixdown -n 9 -j 1 -o a.zts mix.recipe
mixdown -n 9 -j 3 mix.recipe >b.zts
cmp a.zts b.zts
mixdown -n 4 -f 5 -j 2 -o c.zts -w c.wav mix.recipe
values() { zts2txt "$1" | awk '/^key/ { on = $2 ~ /\.[5-8]$/ } on && /^[-0-9]/' | cksum; }
[ "$(values a.zts)" = "$(values c.zts)" ]
soxi -s c.wav   # four segments of four seconds
# one without onsets, too, whatever was made before it
mixdown -s drumless=0.5 -n 24 -j 1 -o f.zts mix.recipe
mixdown -s drumless=0.5 -n 24 -j 2 mix.recipe | cmp f.zts
for n in 0 9 23; do mixdown -s drumless=0.5 -n 1 -f $n mix.recipe; done >g.zts
records() { zts2txt "$1" | awk '/^(tensor|series) / { head = $0 } $1 == "key" && $2 ~ /^1[.]1[.](0|9|23)$/ { print $2, head }'; }
cmp <(records f.zts) <(records g.zts)
records g.zts | cut -d ' ' -f 1-3 | sort | uniq -c
mixdown -n 9 -e 2 -o d.zts mix.recipe
mixdown -n 9 -S 2 -o e.zts mix.recipe
[ "$(values a.zts)" != "$(values d.zts)" ]
[ "$(values a.zts)" != "$(values e.zts)" ]
shard -s a.zts | cut -f 2-4,7
