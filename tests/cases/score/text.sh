# by hand: KD hit at the window's edge, SD just beyond, HH two references for one estimate
cat >ref.txt <<'X'
# reference
1.00 KD
2.00	SD 100
3.00  HH 90 0.5 
3.02 HH
X
printf '1.05\tKD\n2.0501\tSD\n3.01\tHH\n' >est.txt
score ref.txt est.txt
echo
score -w 51 - est.txt <ref.txt | grep SD
score -p thesis ref.txt est.txt
# how far the times are off, and which way
score -v -w 60 ref.txt est.txt >/dev/null
score -v -w 60 est.txt ref.txt >/dev/null
score -v -w 5 ref.txt est.txt >/dev/null
