# thresholds as peakpick takes them, notes, and half the space; the network stays
. "$T/net_parts.sh"
thresholds() { zts2txt "$1" | sed -n 's/^attr thresholds=//p'; }
for t in 0.25 KD=0.25 0.25,SD=0.75 "0.25,KD=0.25,KD=1"; do
    packmodel -t "$t" -o m.zts model.zts
    echo "$t: $(thresholds m.zts); $(predict -m m.zts short.spec.zts | peakpick -z | zts2txt | sed -n '/^attr thresholds=/{s/^attr //p;q}')"
done
packmodel -t 0.125 -t SD=1 model.zts | thresholds -
packmodel <model.zts | ztscmp - model.zts
packmodel -a licence=CC0 -a epoch=7 -a licence=none model.zts | zts2txt | grep -a 'licence\|attr epoch'
packmodel -H model.zts | ztscmp -t 0.001 - model.zts
ztsinfo <(packmodel -H model.zts) | cut -f 4 | sort | uniq -c
packmodel -H model.zts >half.zts; packmodel -t 0.5 half.zts | cmp - half.zts   # which it stays
train --epochs 1 -o n.zts >/dev/null
packmodel n.zts.ckpt | ztsinfo -v | grep -c 'adam\|checkpoint\|epoch=\|valid_' || true   # nor what is said of the best epoch's network
