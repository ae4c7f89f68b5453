# frames by hand: 0.005 s rounds to frame 0 and 0.015 s to 2, half to even; coincident onsets merge in the roll only
cat >x.txt <<'X'
# made by hand
0.015	SD	90	# rim?
0.005 KD
0 KD 1 0.5
  0.03 	 SD 	
0.031	HH
X
txt2roll x.txt -v | zts2txt
printf '#track\tno onsets\n#track\t\n0.01 chh2\n0.02 rs\n' | txt2roll -m enst -k rest | zts2txt
