printf '#track\ta "b",c\n0.5\tKD\t100\n0.7\tHH\t0\t0.25\n1.25\tx,y"\n' >o.txt
for f in text audacity csv jams; do onsetconv -t $f o.txt | tee o.$f; done
echo
for f in text csv jams; do onsetconv -f $f o.$f | cmp - o.txt; done   # nothing is lost
onsetconv -f audacity -k take o.audacity
onsetconv -f csv -t jams o.csv | cmp - o.jams
onsetconv -t jams -d 2.5 -v o.txt | grep duration.*jams
printf '#track\ta\n1 KD\n#track\tb\n2 SD 7\n' | onsetconv -t csv | onsetconv -f csv
printf '# nothing\n' | onsetconv -t jams | onsetconv -f jams -k empty
# a spreadsheet sorted by time
printf 'track,time,label\na,1,KD\nb,1.5,SD\na,2,HH\nb,3,KD\n' | onsetconv -f csv
