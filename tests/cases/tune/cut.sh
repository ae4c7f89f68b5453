# cut anywhere, a journal goes on to the same trials
printf 'x uniform 0 1\nc choice a b c\n' >space
run() { tune -p 1 -n 5 -j "$1" space echo '{x}'; tune -w "$1" | cut -f 1-3,5-; }
run whole >want
for n in $(seq 0 10) $(seq 17 17 $(stat -c %s whole)); do
    head -c "$n" whole >cut
    run cut 2>err >got || echo "cut at $n: $(cat err)"
    diff want got >/dev/null || echo "cut at $n: other trials"
done
# and with any one byte changed costs a trial's line, or says what is wrong
for n in $(seq 0 23 $(stat -c %s whole)); do
    { head -c "$n" whole; printf '\x7e'; tail -c +$((n + 2)) whole; } >bad
    tune -p 1 -n 5 -j bad space echo '{x}' 2>err || { sed 's/^/at '$n': /' err; continue; }
    diff want <(tune -w bad 2>/dev/null | cut -f 1-3,5-) >/dev/null || echo "byte $n: other trials"
done
# and so with NULs at its end, or in the place of a page, as a power cut leaves them
size=$(stat -c %s whole)
{ cat whole; head -c 1000 /dev/zero; } >nul1
{ head -c $((size - 40)) whole; head -c 100 /dev/zero; } >nul2
{ head -n 1 whole; head -c 300 /dev/zero; tail -n +5 whole; } >nul3
head -c 100 /dev/zero >nul4
for i in 1 2 3 4; do
    run nul$i 2>err >got || echo "nul$i: $(cat err)"
    diff want got >/dev/null || echo "nul$i: other trials"
    sed 's/^/nul'$i': /' err
done
