# as other programs write them: Audacity's regions and frequencies, spreadsheets, JAMS of other namespaces
printf '1.000000\t1.200000\tSD\n\\\t200.0\t4000.0\n2.5\t2.5\tKD 90 0.5\r\n' | onsetconv -f audacity
printf 'label,"time",who\r\nKD,0.25,me\r\n"SD","1","a ""b"", c"\r\n\r\n' | onsetconv -f csv -k x
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
