# SIGINT as SIGTERM: the step is finished, the state saved, the signal passed on
. "$T/net_parts.sh"
mkfifo log
{ exec trainnet -a "crnn layers=1 hidden=3 classes=2" -t train.zts -v valid.zts --batch 6 --epochs 1000 -o x.zts; } >log 2>err & pid=$!
exec 3<log; read -r _ <&3; read -r _ <&3; kill -INT $pid; ( sleep 5; kill -9 $pid 2>/dev/null ) & dog=$!
rc=0; wait $pid 2>/dev/null || rc=$?; echo "exit $rc"
kill $dog; wait $dog 2>/dev/null || true   # else it might kill who has the number then
sed 's/[0-9][0-9]*/N/' err
