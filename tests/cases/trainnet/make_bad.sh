. "$T/mix_parts.sh"
no() { rc=0; "$@" || rc=$?; [ $rc = 2 ] || echo "exit $rc: $*"; }
mixdown -S 2 -n 2 -o valid.zts mix.recipe
net="trainnet -a rnn -v valid.zts -o x.zts"
no $net -t t.zts --make true
no $net -t t.%e.zts --make "exit 3"
no $net -t t.%e.zts --make true
no $net -t t.%e.zts
no $net -t valid.zts --schedule cosine
no $net -t valid.zts --average 1
no $net -t valid.zts --augment tone=3
no $net -t valid.zts --augment gain
no $net -t valid.zts --augment gain=61
no $net -t valid.zts --augment mask=1e2
no $net -t valid.zts --init valid.zts
trainnet -a "rnn layers=1 hidden=2" -t valid.zts -v valid.zts --epochs 1 -o small.zts >/dev/null
no $net -t valid.zts --init small.zts
[ ! -e x.zts ]
# where nothing can be written is found before the first epoch; -v is the same in each
no $net -t valid.zts -o nowhere/x.zts
ln -s nowhere/x.zts.ckpt x.zts.ckpt; no $net -t valid.zts; rm x.zts.ckpt
mkdir x.zts.ckpt; no $net -t valid.zts; rmdir x.zts.ckpt
# there is no checkpoint beside a device
mkdir devices; ln -s /dev/null devices/null
trainnet -a "rnn layers=1 hidden=2" -t valid.zts -v valid.zts --epochs 1 --save-every 1 -o devices/null | cut -f 1
ls devices
cp valid.zts 'v.%e.zts'
trainnet -a "rnn layers=1 hidden=2" -t valid.zts -v v.%e.zts --epochs 1 -o small2.zts >/dev/null
