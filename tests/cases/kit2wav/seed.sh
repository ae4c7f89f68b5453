# the seed chooses among the takes, and is 1
. "$T/smf.bash"
mkdir kit; for take in 1 2 3 4; do sox -D -r 44100 -n -c 1 -b 16 kit/36_v1_rr$take.wav synth 100s square 1 vol 0.$take; done
smf 0 10 36 127 $(for i in $(seq 30); do echo 1 10 36 127; done) >roll.mid
kit2wav -k kit roll.mid | cmp - <(kit2wav -s 1 -k kit roll.mid)
kit2wav -k kit roll.mid | cmp -s - <(kit2wav -s 2 -k kit roll.mid) && echo "the seed changes nothing" || echo "another seed, other takes"
