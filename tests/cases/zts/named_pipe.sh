# a pipe with a name is read once; what wants a file refuses it, and does not wait for another writer
. "$T/shard_parts.sh"
roll a 30 0.1:0 | cat >a.roll.zts; spec a 30 >a.spec.zts
shard -f 10 -o a.zts a.roll.zts a.spec.zts
mkfifo pipe
cat a.zts >pipe & timeout 10 ztsinfo pipe | tail -n 2; wait
cat a.zts >pipe & timeout 10 zts2txt pipe | grep -c '^item' || true; wait
timeout 10 shard -s pipe || echo "exit $?"
timeout 10 trainnet -a "rnn layers=1 hidden=2 bins=2 classes=2" -t pipe -v pipe -o m.zts || echo "exit $?"
# standard input is a file, or it is not
shard -s - <a.zts | cut -f 1-4
cat a.zts | shard -s - || echo "exit $?"
trainnet -a "rnn layers=1 hidden=2 bins=2 classes=2" -t - -v a.zts --epochs 2 --batch 2 -o m.zts <a.zts >one.tsv
trainnet -a "rnn layers=1 hidden=2 bins=2 classes=2" -t a.zts -v a.zts --epochs 2 --batch 2 -o n.zts >two.tsv
cmp one.tsv two.tsv && cmp m.zts n.zts
ls m.zts
