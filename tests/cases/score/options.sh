for o in "-w x" "-w -1" "-p best" "-M maybe" "-f 2" "-b -1" "-s x" "-q" "--window"; do
    score $o a b || echo $?
done
score || echo $?
score a b c || echo $?
score - - || echo $?
score -w 0.05 a b || echo $?
printf '1 KD\n' >seen; printf '1.001 KD 0 0.9\n' >heard
score -b 0 seen heard | grep micro; score -b 0 heard seen | grep micro; score -b 0 heard heard | grep micro
