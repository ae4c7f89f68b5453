bad() { printf "$2" >x; onsetconv -f $1 x || echo $?; }
for f in text audacity csv jams; do bad $f ''; onsetconv -f $f missing || echo $?; onsetconv -f $f . || echo $?; done
bad audacity '1 2 KD\n'
bad audacity '1\t2\t\n'
bad audacity '1\t2\topen hat\n'
bad csv 'KD,1\n'
bad csv 'time,label\n1\n'
bad csv 'time,label\n1,"KD\n'
bad csv 'time,label\n1,"KD""\n'
bad csv 'time,label,velocity\n1,KD,"\n'
bad csv 'time,label\n1,open hat\n'
bad csv 'time,label\n-1,KD\n'
bad csv 'time,label\n1 36,38\n'
bad csv 'time,label,probability\n1,KD,2\n'
bad csv 'time,label\n,KD\n'
bad jams '[]'
bad jams '{}'
bad jams '{"annotations": [{"namespace": "onset", "data": [{"time": 1, "value": "KD"}]}, {"namespace": "onset", "data": []}]}'
bad jams '{"annotations": [\n{"namespace": "onset",\n "data": [{"time": 1}]}]}'
bad jams '{"annotations": [{"namespace": "onset", "data": [{"time": -1, "value": "KD"}]}]}'
bad jams '{"annotations": [{"namespace": "onset", "data": [{"value": "KD"}]}]}'
bad jams '{"annotations": [{"namespace": "onset", "data": {"time": []}}]}'
bad jams '{"annotations": [{"namespace": "onset", "data": []}]} x'
bad jams '{"a": "\\u00zz"}'
bad jams '{"a": "\\ud800"}'
bad jams '{"a": "\\q"}'
bad jams '{"a": 01x}'
yes '[' | head -n 101 | tr -d '\n' >deep || true; printf '{"a":%s' "$(cat deep)" >x; onsetconv -f jams x || echo $?
printf '#track\ta\n#track\tb\n' >two; for f in audacity jams; do onsetconv -t $f two || echo $?; done
for o in "-f x" "-t x" "-d -1" "-d 3" "-d 3 -t csv" "-q" "a b"; do onsetconv $o two || echo $?; done
onsetconv two >/dev/full || echo $?
onsetconv -o /dev/full two || echo $?
onsetconv -f csv -o y two || echo $?
ls
# cut anywhere, JAMS is refused
printf '1 KD 2 0.5\n' | onsetconv -t jams >o.jams
for i in $(seq 0 $(($(wc -c <o.jams) - 2))); do head -c $i o.jams | onsetconv -f jams 2>/dev/null && echo "cut at $i"; done || true
