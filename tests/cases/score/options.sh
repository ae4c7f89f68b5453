for o in "-w x" "-w -1" "-p best" "-M maybe" "-f 2" "-b -1" "-s x" "-q" "--window"; do
    score $o a b || echo $?
done
score || echo $?
score a b c || echo $?
score - - || echo $?
