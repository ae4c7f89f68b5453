no() { rc=0; "$@" || rc=$?; [ $rc = 2 ] || echo "exit $rc: $*"; }
no threshold absent.zts
no threshold -w x
no threshold </dev/null
echo end | txt2zts | no threshold
printf 'tensor onset f64 1 3\nkey a\nattr classes=A\n1 0 0\nend\n' | txt2zts >onset.zts
no threshold onset.zts
printf 'series roll u8 2 1 @0 last\nkey a\nattr frame_rate_hz=100\nattr classes=A\n0\n2\nseries peak f32 2 1 @0 last\nkey a\nattr frame_rate_hz=100\nattr classes=A\n0\n1\nend\n' | txt2zts | no threshold
printf 'tensor onset f64 1 3\nkey a\nattr classes=A\n1 0 0\ntensor est f64 1 4\nkey b\nattr classes=A\n1 0 0 0.5\nend\n' | txt2zts >keys.zts
no threshold keys.zts
printf 'tensor onset f64 1 3\nkey a\nattr classes=A\n1 0 0\ntensor est f64 1 4\nkey a\nattr classes=A\n1 0 0 0.5\nend\n' | txt2zts >good.zts
threshold good.zts
head -c 100 good.zts | no threshold
no threshold -o /dev/full good.zts
# like with like: the same classes, the same tracks
pair() { printf 'tensor onset f64 2 3\nkey a\nattr classes=A B\n1 0 0\n2 1 0\ntensor est f64 2 4\nkey %s\nattr classes=%s\n1 0 0 0.5\n2 1 0 0.5\n' "$@"; }
{ pair a 'B A'; echo end; } | txt2zts | no threshold
{ pair a 'A B'; printf 'tensor est f64 1 4\nkey b\nattr classes=A B\n1 0 0 0.9\nend\n'; } | txt2zts | no threshold
# picked above thresholds, nothing is known of lower ones
above() { zts2txt good.zts | awk -v a="$1" '{ print } /^tensor est/ { est = 1 } est && /^key/ { print "attr above=" a; est = 0 }' | txt2zts; }
above 0.5 | no threshold
above 0 | threshold
no threshold -w 0.05 good.zts
# each peak has its probability: without one all would count as missed
est() { printf 'tensor onset f64 1 3\nkey a\nattr classes=A\n1 0 0\ntensor est f64 1 %s\nkey a\nattr classes=A\n%s\nend\n' "$@" | txt2zts; }
est 3 '1 0 0' | no threshold
for p in nan -0.1 1.5; do est 4 "1 0 0 $p" | no threshold; done
for p in 0 1; do est 4 "1 0 0 $p" | threshold; done
