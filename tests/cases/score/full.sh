printf '1 KD\n' >a.txt
score a.txt a.txt >/dev/full || echo $?
score -o /dev/full a.txt a.txt || echo $?
score -o nowhere/x.tsv a.txt a.txt || echo $?
score -o out.tsv a.txt a.txt
ls; grep micro out.tsv
printf '#track\t%s\n1 KD\n' $(seq 20000) >many.txt
score -t -b 0 many.txt many.txt | head -n 1       # ends by SIGPIPE, silently
