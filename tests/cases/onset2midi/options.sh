printf '#track\tsong\n0.1 KD\n0.2 HH 7 0.5\n0.3 99\n0.4 OTHER\n' >x.txt
onset2midi x.txt || echo $?
printf '24 KD\n30 HH\n- OTHER\n' >my.map
onset2midi -v -k my.map -c 1 -d 11 x.txt | midi2onset -n -c 1
printf '0.1 sd1\n0.2 HFT\n0.3 TMB\n0.4 sticks\n' | onset2midi | midi2onset -n
printf '# silence\n' | onset2midi | midi2onset
for o in "-b 39" "-b 961" "-c 0" "-d 0" "-d 128" "-k nosuch" "-k ./nosuch" "-q" "a b"; do onset2midi $o </dev/null || echo $?; done
printf 'KD 36\n' >classes.map; onset2midi -k classes.map x.txt || echo $?
printf '1 042\n' | onset2midi || echo $?   # notes have no leading zeros
# without tables, which is how a program that was copied finds itself
mkdir bare; cp "$(command -v onset2midi)" bare; bare/onset2midi x.txt || echo $?
