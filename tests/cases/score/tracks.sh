# three tracks joined by key, in any order, and the interval over them
printf '#track\ta\n1 KD\n2 KD\n#track\tb\n1 SD\n#track\tc\n1 HH\n2 HH\n3 HH\n' >ref.txt
printf '#track\tc\n1 HH\n2.01 HH\n#track\ta\n1 KD\n#track\tb\n' >est.txt
score -t ref.txt est.txt
score -b 0 ref.txt est.txt | grep micro
score -s 2 ref.txt est.txt >one; score -s 2 ref.txt est.txt | cmp - one
score -g '.*' ref.txt est.txt | grep micro   # one alone
printf '#track\tx\n1 KD\n2 SD\n#track\ty\n' >x; score x x; score <(sed /SD/d x) x   # all that there is is of one track
