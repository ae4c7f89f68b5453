# the bytes, by the standard: 960 ticks a quarter of 500000 us; 0.5 s is tick 960; the first kick ends where the second begins
printf '0.5\tKD\t80\n0.55\tKD\n0.5\tSD\n' | onset2midi | od -An -v -tx1
# also of two at once; the track has the name of what is told of
printf '0 KD\n0 KD\n0.03 KD\n' | onset2midi | od -An -v -tx1 | tail -n 3
printf '#track\tsong\n1 KD\n' | onset2midi | grep -aoE 'song|drums'
