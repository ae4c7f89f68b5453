# the bytes, by the standard: 960 ticks a quarter of 500000 us; 0.5 s is tick 960; the first kick ends where the second begins
printf '0.5\tKD\t80\n0.55\tKD\n0.5\tSD\n' | onset2midi | od -An -v -tx1
