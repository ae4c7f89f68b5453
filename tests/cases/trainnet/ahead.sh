# what the maker prints is no line of the table; it is run one epoch ahead: that of the second epoch begins before the first is told of
. "$T/net_parts.sh"
for i in $(seq 30); do cat train.zts; done >f.1.zts
trainnet -a "rnn layers=1 hidden=2 classes=2" -t f.%e.zts -v valid.zts --epochs 2 --batch 2 -o m.zts \
    --make 'wc -l <log >seen.%e; echo made; cp train.zts f.%e.zts' >log 2>err
cut -f 1 log; cat err
[ "$(cat seen.2)" -lt 2 ] || echo "the second epoch's maker began when $(cat seen.2) lines were there"
