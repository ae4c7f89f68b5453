# shards that are one set: all of the same features and length; the numbers are those of what is stored
. "$T/shard_parts.sh"
for k in a b; do roll $k 30 0.05:0 >$k.roll.zts; spec $k 20 >$k.spec.zts; shard -f 10 -o $k.zts $k.roll.zts $k.spec.zts; done
edit() { zts2txt b.spec.zts | sed "$1" | txt2zts; }
with() { cat a.zts b.zts >both.zts; shard -s both.zts | cut -f 3,4 || echo "exit $?"; }
with
edit 's/feature=two/feature=three/' | shard -f 10 -o b.zts b.roll.zts -; with
shard -f 5 -o b.zts b.roll.zts b.spec.zts; with
zts2txt b.roll.zts | sed 's/rate_hz=100/rate_hz=50/' | txt2zts >slow.zts
edit 's/rate_hz=100/rate_hz=50/' >slow.spec.zts
shard -f 10 -o b.zts slow.zts slow.spec.zts; with
shard -f 10 a.roll.zts a.spec.zts slow.zts slow.spec.zts >out || echo "exit $?"
zts2txt b.roll.zts | sed 's/KD SD/KD HH/' | txt2zts | shard -f 10 -o b.zts - b.spec.zts; with
shard -s a.zts b.zts | cut -f 1-4 || echo "exit $?"   # a column has one name
# silence has no scale
edit 's/^[0-9.]* [0-9.]*$/1 1/' | shard -f 10 -o b.zts b.roll.zts -
shard -s b.zts || echo "exit $?"
# an onset in the first frame after the end is dropped, and counted, as are those after it
roll c 12 0.09:0 0.1:0 0.11:1 >c.roll.zts; spec c 10 >c.spec.zts
shard -v -f 10 -o c.zts c.roll.zts c.spec.zts
shard -s c.zts | cut -f 7,8,10
zts2txt c.roll.zts | awk '/^(tensor|series|end)/ { on = $2 == "onset" } !on' | txt2zts | shard -v -f 10 -o c.zts - c.spec.zts   # also by the roll alone
shard -s c.zts | cut -f 7,8,10
# in half precision the sum is of the halves
edit 's/^[0-9.]* [0-9.]*$/1.0003 3.0003/; 0,/^1.0003/s//2.0003/' | shard -H -f 10 -o b.zts b.roll.zts -
zts2txt b.zts | awk '/^(series|tensor)/ { on = $2 == "spec" } on && /^[0-9]/ { sum += $1 + $2; n += 2 } END { printf "%.6f\n", sum / n }'
shard -s b.zts | tail -n 1 | cut -f 5
# labels of others between the pieces of a track's features
for k in {a..p}; do roll $k 10 0.05:0; done | cat - <({ zts2txt <(spec a 10) | sed 's/10 2 @0 last/5 2 @0/; 10,$d'; zts2txt <(roll q 10 0.01:1 0.03:1) | sed '$d'
    printf 'series spec f32 5 2 @5 last\nkey a\n'; zts2txt <(spec a 10) | sed '1,9d'; } | txt2zts) <(for k in {b..q}; do spec $k 10; done) | shard -f 10 -o between.zts
for k in {a..q}; do roll $k 10 $([ $k = q ] && echo 0.01:1 0.03:1 || echo 0.05:0); done | cat - <(for k in {a..q}; do spec $k 10; done) | shard -f 10 -o apart.zts
ztscmp between.zts apart.zts && echo "the same"
