# the answer no is exit 1
printf '1 KD\n2 KD\n' >ref.txt; printf '1 KD\n' >est.txt
score --min 0.6 ref.txt est.txt >/dev/null
score --min 0.7 ref.txt est.txt >/dev/null || echo $?
