bad() { printf "$2" >x; onsetconv -f $1 x || echo $?; }
for f in text audacity csv jams; do bad $f ''; onsetconv -f $f missing || echo $?; onsetconv -f $f . || echo $?; done
bad text '1 KD 90 0.5 2 SD 80\n'
bad text '0.5\t0.5\t36\n'   # of Audacity's
bad audacity '1\t1\tKD 90 0.5 drum\n'
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
bad csv 'track,time,label,velocity\na,,36,90\n'
bad csv 'time,label,velocity\n1,KD,#9\n'
bad jams '[]'
bad jams '{}'
bad jams '{"annotations": [{"namespace": "onset", "data": [{"time": 1, "value": "KD"}]}, {"namespace": "onset", "data": []}]}'
bad jams '{"annotations": [\n{"namespace": "onset",\n "data": [{"time": 1}]}]}'
bad jams '{"annotations": [{"namespace": "onset", "data": [{"time": -1, "value": "KD"}]}]}'
bad jams '{"annotations": [{"namespace": "onset", "data": [{"value": "KD"}]}]}'
bad jams '{"annotations": [{"namespace": "onset", "data": {"time": []}}]}'
bad jams '{"annotations": [{"namespace": "onset", "data": []}]} x'
bad jams '{"annotations": [{"namespace": "note_midi", "data": [{"time": 1, "value": 36.5}]}]}'
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
# two tracks of one key are not one track, and a key is one line of text without control characters
printf '#track\ta\n1 KD\n#track\ta\n2 KD\n' >x; onsetconv x || echo $?
printf '#track\ta\tb\n1 KD\n' >x; onsetconv -t csv x || echo $?
printf 'track,time,label\na\tb,1,KD\n' >x; onsetconv -f csv x || echo $?
printf '1 KD\n' >x
for f in text audacity csv jams; do onsetconv -t $f x >y; onsetconv -f $f -k "$(printf 'a\nb')" y || echo $?; done
printf '{"file_metadata": {"title": "a\\u001b[31m"}, "annotations": [{"namespace": "onset", "data": []}]}' >x; onsetconv -f jams x || echo $?
printf '1 KD\n2.5 SD\n' | onsetconv -t jams -d 2 || echo $?
# a label is what every form can hold; a warning does not come before an error
for c in '\v' '\f' '\033[31m' '\177'; do bad text "1\ta${c}b\n"; done
bad csv 'time,label\n1,a\vb\n'
bad jams '{"annotations": [{"namespace": "onset", "data": [{"time": 1, "value": "a\\u0001"}]}]}'
printf '1\t%05000d\n' 0 >x; onsetconv x || echo $?
printf '#track a\nx KD\n' >x; onsetconv x || echo $?
printf '#track a\n1 KD\n#track b\n' >x; onsetconv x
bad csv 'time,label,time\n1,KD,2\n'
bad csv 'time,label,note\n1,KD,"two\nlines"\n'
{ printf 'time,label'; printf ',x%.0s' {1..70}; printf '\n'; } >x; onsetconv -f csv x || echo $?
printf '#track\ta\n#track\tb\n' >x; onsetconv -t jams x || echo $?
# quotes that do not begin their cell are not part of a label or a key
bad csv 'track,time,label\n "song",0.5,KD\n'
bad csv 'track,time,label\nsong,0.5, "KD"\n'
bad csv 'track,time,label\nsong,0.5,K"D\n'
bad csv 'track,time, "label"\nsong,0.5,KD\n'
bad text '0\t0.5\n1.25\tSD\t8.k\n'   # what is wrong, and no warning before it
