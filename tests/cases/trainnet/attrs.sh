# the numbers that a model notes of its epoch are those of that epoch's line
. "$T/net_parts.sh"
roll short 201 0:0 1:0 >one.roll.zts; shard -f 50 -o valid.zts one.roll.zts short.spec.zts   # of SD nothing: micro is not macro
train --lr 0.01 --epochs 2 -o x.zts >log
said() { zts2txt x.zts | sed -n "s/^attr $1=//p"; }
awk -F '\t' '$NF == "*" { line = $1 " " $4 " " $5 " " $6; if ($5 == $6) print "micro is macro" } END { print line >"want" }' log
printf '%d %.6f %.4f %.4f\n' "$(said epoch)" "$(said valid_loss)" "$(said valid_micro_f1)" "$(said valid_macro_f1)" | diff want -
