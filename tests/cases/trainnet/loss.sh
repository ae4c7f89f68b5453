# what an epoch prints is the thesis's loss of what the network says: worked out from activations, labels, and the numbers that
# method and data give; the scale of the input is that of the training set, filling included
. "$T/shard_parts.sh"
printf 'KD KD\nSD SD\n' >two.map
labels() { printf '%s %s\n' "${@:2}" | txt2roll -m ./two.map -k $1; }
labels a 0 KD 0.04 SD 0.09 KD 0.1 SD 0.11 KD 0.25 KD >a.roll.zts
labels b 0.03 SD >b.roll.zts
spec a 26 >a.spec.zts; spec b 7 50 >b.spec.zts
shard -f 10 -o train.zts a.roll.zts b.roll.zts a.spec.zts b.spec.zts   # four segments, the last two not full
labels c 0 KD 0.15 SD >c.roll.zts; spec c 29 70 >c.spec.zts
shard -f 10 -o valid.zts c.roll.zts c.spec.zts
# a rate so small that the model is what the epoch began with; no dropout is in a network of one layer
learn() { trainnet -a "rnn layers=1 hidden=3 bins=2 classes=2" -t train.zts -v valid.zts --epochs 1 --lr 1e-8 -j 1 -o model.zts "$@"; }
learn >log; awk 'NR == 2 { print $3, $4 }' log >printed
learn --batch 2 | awk 'NR == 2 { print $4 }' >in_two   # of three segments: the mean of a mean of two and the third
# frame by frame: labels and activations
frames() {
    zts2txt $1 | awk '/^(series|tensor)/ { on = $2 == "roll" } on && /^[012]/' >roll
    predict -j 1 -m model.zts $1 | zts2txt | awk '/^(series|tensor)/ { on = $2 == "act" } on && /^[01]/' | paste -d ' ' roll -
}
frames train.zts >train.txt; frames valid.zts >valid.txt
awk '
    function cross(label, act) { return -label * log(act) - (1 - label) * log(1 - act) }
    FILENAME == "train.txt" { for (c = 1; c <= 2; c++) { one[c] += $c == 2; label[++k] = $c / 2; act[k] = $(c + 2) } N++; next }
    FILENAME == "valid.txt" { sum = cross($1 / 2, $3) + cross($2 / 2, $4); valid += sum / 30; two += sum / (FNR <= 20 ? 40 : 20); next }
    FILENAME == "in_two" { printed_two = $1; next }
    { printed = $1; printed_valid = $2 }
    function near(what, a, b) { if (a - b > 2e-6 || b - a > 2e-6 || a < 0.5) print what ": " a " is not " b; else right = right " " what }
    END {
        for (c = 1; c <= 2; c++) { p = one[c] / N; weight[c] = 1 / (-p * log(p) - (1 - p) * log(1 - p)) }
        for (i = 1; i <= k; i += 2) {
            w = label[i] * weight[1] + label[i + 1] * weight[2]
            train += (w > 1 ? w : 1) * (cross(label[i], act[i]) + cross(label[i + 1], act[i + 1])) / N
        }
        near("train", printed, train); near("valid", printed_valid, valid); near("batches", printed_two, two)
        print N " frames, " one[1] " and " one[2] " onsets; right:" right
    }' train.txt valid.txt in_two printed
# a class of which there is but the label beside an onset that was lost weighs as if it had a frame
zts2txt a.roll.zts | sed 's/^0 2$/0 1/; s/^1 2$/1 1/' | txt2zts | shard -f 10 -o half.zts - a.spec.zts 2>/dev/null
trainnet -a "rnn layers=1 hidden=3 bins=2 classes=2" -t half.zts -v valid.zts --epochs 1 --lr 1e-8 -j 1 -o half.model | awk 'NR == 2 { print ($3 < 100 ? "a loss of this world" : $3) }'
zts2txt model.zts | sed -n 's/^attr \(mean\|std\)=/\1 /p' | awk '{ printf "%s %.6f\n", $1, $2 }'
shard -s train.zts | awk 'NR == 2 { print "of the shards", $5, $6 }'
# and of what is written, where that is a mean of what was learned, of a network whose layers have running means, too
. "$T/net_parts.sh"
learn() { train --epochs 1 --lr 1e-2 --average 0.7 -o model.zts "$@"; }
learn | awk 'NR == 2 { print $4 }' >printed; frames valid.zts >valid.txt
awk 'function cross(label, act) { return -label * log(act) - (1 - label) * log(1 - act) }
    NR == 1 { printed = $1; next } { sum += cross($1 / 2, $3) + cross($2 / 2, $4) }
    END { loss = sum / (NR - 1); d = loss - printed; print (d * d < 4e-12 ? "the mean is validated" : loss " is not " printed) }' printed valid.txt
