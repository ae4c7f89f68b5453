# levels are those of the feature: magnitudes or their squares, and of no other
. "$T/net_parts.sh"
name=$(zts2txt song.spec.zts | sed -n 's/^attr feature=//p')
named() { zts2txt "$1" | sed "s/^attr feature=.*/attr feature=$2/" | txt2zts; }
learn() { trainnet -a "rnn layers=1 hidden=2 classes=2" -t $1.zts -v $1.zts --epochs 1 --batch 6 -o x.zts "${@:2}"; }
named train.zts "$name-squared" >squared.zts
for options in "--lr 1e-3" "--augment mask=8" "--augment gain=6" "--augment eq=6"; do
    learn train $options >one; learn squared $options >two
    cmp -s one two && echo "the same with $options" || echo "not with $options"
done
named train.zts other >other.zts
for options in mask=8 gain=6 eq=6,mask=8; do learn other --augment $options | cut -f 1 || echo "exit $?"; done
