# --schedule linear: at the end of each epoch what is left of the rate, by hand: lr (1 - done) / 0.98
. "$T/net_parts.sh"
train --schedule linear --lr 0.98e-2 --epochs 4 -o x.zts | cut -f 2 | paste -sd ' '
