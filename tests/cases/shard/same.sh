# one file or many, pieces of any size, pipes: the same bytes; --half within its error; cat joins
. "$T/shard_parts.sh"
for k in a b c; do roll $k 30 0.05:0 0.1:1 >$k.roll.zts; spec $k 25 >$k.spec.zts; done
shard -f 10 -o want.zts ?.roll.zts ?.spec.zts
cat ?.roll.zts ?.spec.zts | shard -f 10 | cmp - want.zts
shard -f 10 <(cat a.roll.zts b.roll.zts) c.roll.zts - <(cat b.spec.zts c.spec.zts) <a.spec.zts | cmp - want.zts
# labels and features track by track will do as well
shard -f 10 a.roll.zts a.spec.zts b.roll.zts b.spec.zts c.roll.zts c.spec.zts | cmp - want.zts
{ printf 'series spec f32 %s 2 @%s%s\nkey a\n' 7 0 '' ; printf 'attr feature=two\nattr frame_rate_hz=100\n'; for t in $(seq 7); do echo "$t $(awk "BEGIN { print $t / 2 }")"; done
  printf 'series spec f32 18 2 @7 last\nkey a\n'; for t in $(seq 8 25); do echo "$t $(awk "BEGIN { print $t / 2 }")"; done; echo end; } | txt2zts >pieces.zts
shard -f 10 ?.roll.zts pieces.zts b.spec.zts c.spec.zts | cmp - want.zts
shard -f 10 -H ?.roll.zts ?.spec.zts | ztscmp -t 0.01 - want.zts
# concatenated shards are one
shard -f 10 -o a.zts a.roll.zts a.spec.zts
shard -f 10 b.roll.zts c.roll.zts b.spec.zts c.spec.zts | cat a.zts - >cat.zts
ztscmp cat.zts want.zts
ztsinfo cat.zts | tail -n 1
shard -s cat.zts >got; shard -s want.zts >one
cut -f 2-6 got one
