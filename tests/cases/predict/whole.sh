# a track in a shard, put together again, is the track that went in
awk 'BEGIN {
    print "series roll u8 750 2 @0 last\nkey a\nattr classes=KD SD\nattr frame_rate_hz=100"
    for (t = 0; t < 750; t++) print t % 11 == 0 ? 2 : 0, t % 17 == 3 ? 2 : 0
    print "series spec f32 750 3 @0 last\nkey a\nattr feature=x\nattr frame_rate_hz=100"
    for (t = 0; t < 750; t++) print t % 11 < 2, t % 17 == 3, (t * 7 % 13) / 13
    print "end" }' >track.txt
txt2zts track.txt >track.zts
shard -f 250 -o shard.zts track.zts
trainnet -a "rnn cell=gru layers=1 hidden=4 bins=3 classes=2" -t shard.zts -v shard.zts --epochs 1 -j 1 -o m.zts >log
act() { predict -j 1 "$@" | zts2txt | sed -n '/^series act/,$p' | grep -v '^series\|^attr'; }
cmp <(act -m m.zts track.zts) <(act -w -m m.zts shard.zts) && echo whole
shard -f 150 -o other.zts track.zts; cmp <(act -m m.zts track.zts) <(act -w -m m.zts other.zts) && echo "whole, of other segments"
cmp <(act -s -m m.zts track.zts) <(act -m m.zts shard.zts) && echo cut
cmp -s <(act -m m.zts shard.zts) <(act -w -m m.zts shard.zts) || echo "not the same"
predict -sw -m m.zts shard.zts || echo $?
