# a comment that may have been meant to begin a track
printf '#track a\n1 KD\n#track b\n2 KD\n' | onsetconv
# a track without onsets
printf '#track\tk\n' >x; for f in text audacity jams; do onsetconv -t $f x | onsetconv -f $f -k k; done
# the ends of each field's range, nine digits of a time, halves, and a probability of 0: in every form
printf '1e9 KD 127 1\n0 KD 0 0\n123456.789 SD 99.5\n0.000123456789 HH 0.4 0.000001\n' >x
onsetconv x | tee o.text
for f in csv jams; do onsetconv -t $f o.text >o.$f; onsetconv -f $f o.$f | cmp - o.text; done
printf '{"annotations": [{"namespace": "onset", "data": [{"time": 1, "value": {"label": "KD", "velocity": 99.5}, "confidence": 0}]}]}' | onsetconv -f jams
for line in '1000000001 KD' '1 KD 127.1' '1 KD -1' '1 KD 1 1.01' '1 KD 1 -0.1'; do echo "$line" | onsetconv || echo $?; done
# a name that begins with a point has no other extension
mkdir dir.d; printf '1 KD\n' | tee dir.d/.take dir.d/take dir.d/take.1.txt >.take.txt
txt2roll dir.d/.take dir.d/take dir.d/take.1.txt .take.txt | ztsinfo | awk -F '\t' '$2 == "roll" { print $1 }'
