. "$T/net_parts.sh"
try() { packmodel -o out.zts "$@" || echo "exit $?"; }
for t in "" , 0.4, ,0.4 2 KD KD= KD=x 0.4,,KD=1 XX=0.5 =0.5; do echo "'$t'"; try -t "$t" model.zts; done
for a in "" licence "A=b" "a
b=c" "=x" classes=a thresholds=1 model_version=2 steps=1; do try -a "$a" model.zts; done
try missing.zts
try short.spec.zts
try </dev/null
head -c 1000 model.zts | try
try model.zts model.zts
packmodel model.zts >/dev/full || echo "exit $?"
ls out.zts 2>/dev/null || echo "nothing is left"
packmodel -h
try -a format=x model.zts
zts2txt model.zts | awk '/^tensor .* f32/ && !done { print; getline; while (/^attr|^key/) { print; getline } $1 = 70000; done = 1 } { print }' | txt2zts >big.zts
try -H big.zts
