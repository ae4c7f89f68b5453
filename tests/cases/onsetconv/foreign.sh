# as other programs write them: Audacity's regions and frequencies, spreadsheets, JAMS of other namespaces
printf '1.000000\t1.200000\tSD\n\\\t200.0\t4000.0\n2.5\t2.5\tKD 90 0.5\r\n' | onsetconv -f audacity
printf 'label,"time",who\r\nKD,0.25,me\r\n"SD","1","a ""b"", c"\r\n\r\n' | onsetconv -f csv -k x
printf 'label,time,comment\nKD,0.25,a 22" kick\n' | onsetconv -f csv -k x   # in a column that nobody reads
printf '\357\273\277track,time,label\r\na,0.25,KD\r\nb,1,SD\r\n' | onsetconv -f csv -k x
cat >other.jams <<'X'
{ "sandbox": {"a": [1, -2.5e3, true, false, null, {"deep": []}]},
  "annotations": [
    {"data": [{"time": 0, "duration": 1, "value": "C:maj", "confidence": 1}], "namespace": "chord"},
    {"annotation_metadata": {}, "data": [
      {"time": 0.5, "duration": 0.1, "value": "K\u0044", "confidence": NaN},
      {"confidence": 0.5, "value": "\ud83e\udd41\t" , "time": 1e0, "duration": 0}],
     "namespace": "tag_open"}],
  "file_metadata": {"title": "the \"song\"", "duration": 3}}
X
sed 's/\\t" ,/",/' other.jams | onsetconv -f jams
onsetconv -f jams other.jams || echo $?
printf '{"annotations":[{"namespace":"note_midi","data":[{"time":1,"duration":0,"value":36.0,"confidence":null}]}]}' | onsetconv -f jams -k n
# blanks around cells, or nothing but blanks, are none
printf 'time,label,velocity,probability\n 0.5 ,KD, ,0.5\n1,SD,\t90,\n' | onsetconv -f csv
# what is not UTF-8 is no JSON; characters of two, three and four bytes are
printf '1\tcaf\xe9\n2\t\xc3\xa9\xe2\x99\xaa\xf0\x9f\xa5\x81\n3\t\xed\xa0\x80\xc0\xaf\xf4\x90\x80\x80\n4\t\xe2\x99\n' | onsetconv -t jams | tee u.jams | grep -o 'label": "[^"]*"'
python3 -c 'import json; print(len(json.load(open("u.jams", encoding="utf-8"))["annotations"][0]["data"]))'
# what a spreadsheet reads, of a key with commas and quotes
printf '#track\ta, "b"\n0.5\tKD\t90\n1\t"x,\t0\t0.5\n' | onsetconv -t csv | python3 -c 'import csv, sys; [print(r) for r in csv.reader(sys.stdin)]'
# numbers, and what is not known, as JSON has them; its duration stays, and grows to the last onset
jams() { printf '{"file_metadata":{"duration":30},"annotations":[{"namespace":"onset","data":[{"time":1,"value":%s}]}]}' "$1"; }
jams -0 | onsetconv -f jams
jams '{"label":"KD","velocity":null}' | onsetconv -f jams
for n in 01 +1 .5 1. 1e 1e+; do jams "$n" | onsetconv -f jams || echo $?; done
jams 36 | onsetconv -f jams -t jams | grep -o 'duration": 30'
jams 36 | sed 's/"duration":30/"duration":0.5/' | onsetconv -f jams -t jams | grep -o '^.*duration": 1,' | grep -o 'duration.*'
jams 36 | onsetconv -f jams -t jams -d 7 | grep -o 'duration": 7'
# blanks at the ends of a key are the key's; around a cell without quotes they are not
printf '#track\t a\n1\tKD\n#track\ta\n2\tSD\n#track\ta \n3\tHH\n' >keys; onsetconv -t csv keys | onsetconv -f csv | cmp - keys
printf 'track, time ,label\n ,1, KD\n a ,2,SD\na,3,HH\n' | onsetconv -f csv -k song
# data in columns, which JAMS has as well
columns() { printf '{"file_metadata":{"title":"song"},"annotations":[{"namespace":"onset","data":{%s}}]}' "$1" >c.jams; onsetconv -f jams c.jams || echo $?; }
columns '"time":[1,2.5],"duration":[0,0],"value":["KD",{"label":"SD","velocity":90}],"confidence":[null,0.5]'
columns '"value":[36],"time":[1]'
columns '"time":[],"value":[]'
columns '"time":[1,2],"value":["KD"]'
columns '"time":[1],"value":["KD","SD"]'
columns '"time":[1]'
columns '"time":1,"value":["KD"]'
