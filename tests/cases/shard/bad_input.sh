. "$T/shard_parts.sh"
try() { "$@" >out.zts || echo "exit $?"; if ztsinfo out.zts >/dev/null 2>&1; then echo "a whole stream"; fi; }
roll a 30 0.05:0 >a.roll.zts; spec a 25 >a.spec.zts
roll b 30 >b.roll.zts; spec b 25 >b.spec.zts
edit() { zts2txt "$1" | sed "$2" | txt2zts; }
try shard </dev/null
try shard a.roll.zts missing.zts
try shard a.roll.zts
try shard a.roll.zts b.roll.zts a.spec.zts
try shard a.roll.zts a.spec.zts b.spec.zts
try shard a.spec.zts a.roll.zts
try shard a.roll.zts a.roll.zts a.spec.zts
try shard a.roll.zts a.spec.zts a.spec.zts
# onsets that come late, when segments have gone out without them
late() { zts2txt a.spec.zts | sed "$1" | sed '$d' | cat - <(printf 'tensor onset f64 1 3\nkey a\nattr classes=KD SD\n0.01 0 1\n%send\n' "$2") | txt2zts | try shard -f 10 a.roll.zts -; }
late '' ''
late 's/25 2 @0 last/25 2 @0/' 'series spec f32 0 2 @25 last
key a
'
edit b.roll.zts 's/KD SD/KD HH/' | try shard a.roll.zts - a.spec.zts
edit b.roll.zts '/classes/d' | try shard a.roll.zts - a.spec.zts
edit b.roll.zts '/frame_rate/d' | try shard a.roll.zts - a.spec.zts
edit b.roll.zts 's/^0 0$/0 3/' | try shard a.roll.zts - a.spec.zts
edit a.roll.zts 's/^0.05 0 100$/0.05 2 100/' | try shard - a.spec.zts
edit a.roll.zts 's/^0.05 0 100$/nan 0 100/' | try shard - a.spec.zts
edit b.roll.zts 's/roll u8/roll f32/' | try shard - b.spec.zts
edit a.roll.zts 's/onset f64/onset f32/' | try shard - a.spec.zts
printf 'tensor x u8\n1\nend\n' | txt2zts | try shard
# another track begins within one
{ roll a 3; roll b 1; printf '%s\n' 'series spec f32 2 2 @0' 'key a' 'attr feature=two' 'attr frame_rate_hz=100' '1 1' '2 2' 'series spec f32 1 2 @0 last' 'key b' \
    'attr feature=two' 'attr frame_rate_hz=100' '3 3' 'series spec f32 1 2 @2 last' 'key a' '4 4' end | txt2zts; } | try shard
edit b.spec.zts 's/feature=two/feature=three/' | try shard a.roll.zts b.roll.zts a.spec.zts -
edit b.spec.zts '/feature/d' | try shard b.roll.zts -
edit b.roll.zts 's/rate_hz=100/rate_hz=50/' | try shard - b.spec.zts
edit b.spec.zts 's/^4 2$/4 nan/' | try shard b.roll.zts -
edit b.spec.zts 's/^4 2$/inf 2/' | try shard b.roll.zts -
edit b.spec.zts 's/series spec f32 25 2 @0 last/tensor spec f32 25 2/' | try shard b.roll.zts -
# a tensor of that name within a track
zts2txt b.spec.zts | sed '$d; s/25 2 @0 last/25 2 @0/' | cat - <(printf 'tensor spec f32 1\nkey b\n0\nseries spec f32 1 2 @25 last\nkey b\n0 0\nend\n') | txt2zts | try shard b.roll.zts -
head -c -1 b.spec.zts | try shard b.roll.zts -
head -c 40 b.roll.zts | try shard - b.spec.zts
shard a.roll.zts a.spec.zts >/dev/full || echo "exit $?"
try shard -o nowhere/x a.roll.zts a.spec.zts
head -c -1 b.spec.zts >cut.zts; try shard -o left.zts b.roll.zts cut.zts
try shard -f 0 a.roll.zts a.spec.zts
try shard - - <a.roll.zts
try shard -s
try shard -s a.spec.zts
try shard -s missing.zts
shard -o a.zts a.roll.zts a.spec.zts; head -c -1 a.zts >cut.zts; try shard -s cut.zts
shard -s a.zts >/dev/full || echo "exit $?"
shard -s -o table a.zts; shard -s a.zts | cmp - table
try shard -s -o table2 cut.zts
try shard -s -H a.zts
try shard -f 10 -s a.zts
roll empty 2 >e.roll.zts; spec empty 0 >e.spec.zts; shard -f 10 e.roll.zts e.spec.zts | zts2txt | head -n 3
ls
shard -h
roll big 2 >e.roll.zts; spec big 2 65520 >e.spec.zts; try shard -f 10 -H e.roll.zts e.spec.zts
roll big 2 >e.roll.zts; spec big 2 65518 >e.spec.zts; shard -f 10 -H e.roll.zts e.spec.zts | zts2txt | sed -n 6,7p   # rounds to 65504
for rate in 0 -1 1e7; do edit b.roll.zts "s/rate_hz=100/rate_hz=$rate/" | cat - <(edit b.spec.zts "s/rate_hz=100/rate_hz=$rate/") | try shard; done
long=$(printf 'c%0100d ' {1..21}); edit b.roll.zts "s/KD SD/${long% }/" | try shard - b.spec.zts   # more names of classes than there may be
# labels of 0 and 1
roll a 12 0.05:0 | zts2txt | sed 's/^2 /1 /' | txt2zts >ones.zts; spec a 12 | shard -f 12 -o out.zts ones.zts - && shard -s out.zts | cut -f 8-11
# more features a frame than a reader takes
wide() { roll a 1 >a.roll.zts; { printf 'series spec f32 1 %d @0 last\nkey a\nattr feature=wide\nattr frame_rate_hz=100\n' $1; seq $1; echo end; } | txt2zts >a.spec.zts; shard -f 1 -o wide.zts a.roll.zts a.spec.zts; }
wide 100000; shard -s wide.zts | wc -l
wide 100001 || echo "exit $?"
