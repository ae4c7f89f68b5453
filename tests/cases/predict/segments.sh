# --segments: each segment for itself, the last filled with zeros; shards likewise
. "$T/net_parts.sh"
values() { zts2txt "$1" | grep '^[0-9]'; }
predict -s -o want.zts song.spec.zts
predict -o shard.zts train.zts
zts2txt shard.zts | awk '/^(series|tensor)/ { on = $2 == "act" } on && /^[0-9]/ && n++ < 801' | cmp - <(values want.zts)
ztsinfo shard.zts | cut -f 1-5
# segment 3 by itself
{
    printf 'series spec f32 50 84 @0 last\nkey a\n'
    ztsinfo -v song.spec.zts | sed -n 's/^#\t\(f[er]\)/attr \1/p'
    zts2txt train.zts | awk '/^(series|tensor)/ { on = $2 == "spec" && n++ == 3 } on && /^[0-9]/'
    echo end
} | txt2zts | predict -s -o 3.zts
values 3.zts | cmp - <(values want.zts | sed -n 151,200p)
# both kinds in one stream: what waits for a full batch of the one goes out before the other
cat song.spec.zts train.zts short.spec.zts | predict -o both.zts
{ predict song.spec.zts; cat shard.zts; predict short.spec.zts; } | ztscmp - both.zts
