# what trains a network has a fingerprint: the same of the same data, another when labels or features are only moved in time,
# of a shard without chain, as older versions wrote them, too; it is the one that models note
. "$T/shard_parts.sh"
print() { shard -s "$@" | awk -F '\t' 'NR > 1 { print $NF }'; }
roll a 40 0.05:0 0.2:1 >a.roll.zts; spec a 40 >a.spec.zts
shard -f 10 -o a.zts a.roll.zts a.spec.zts
shard -f 10 -o same.zts a.roll.zts a.spec.zts
roll a 40 0.06:0 0.2:1 | shard -f 10 -o labels.zts - a.spec.zts
zts2txt a.spec.zts | awk '/^1 / { hold = $0; next } { print } /^2 / { print hold }' | txt2zts | shard -f 10 -o features.zts a.roll.zts -
[ "$(print a.zts)" = "$(print same.zts)" ] || echo "the same data, another fingerprint"
for f in labels features; do
    diff <(zts2txt a.zts | sed -n '/^index/,$p') <(zts2txt $f.zts | sed -n '/^index/,$p') | grep -o '^[<>] attr [a-z]*' || true
    [ "$(print a.zts)" != "$(print $f.zts)" ] || echo "$f moved, but not the fingerprint"
done
zts2txt a.zts | grep -v '^attr chain=' | txt2zts -o old.zts
print old.zts
cat old.zts a.zts >both.zts; cat a.zts a.zts >twice.zts
print both.zts twice.zts | sort -u | wc -l
trainnet -a "rnn layers=1 hidden=2 bins=2 classes=2" -t a.zts -v both.zts --epochs 1 --batch 2 -o m.zts >/dev/null
zts2txt m.zts | grep -o 'train [0-9a-f]* valid [0-9a-f]*' | cmp - <(echo "train $(print a.zts) valid $(print both.zts)")
