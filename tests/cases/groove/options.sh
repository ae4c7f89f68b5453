touch file
for o in "-s tango" "-s rock,,pop" "-s rock,popp" "-n 2" "-n 0 -d x" "-l 5" "-l 90-60" "-l 60-" "-t 20" "-t 100-x" "-m 9/8" "-i c" "-S -1" \
    "-f 1000000" "-q" "--style" "song.mid" "-n 2 -d a/b" "-p x" "-p x -o y" "-n 2 -f 999999 -d z" "-d file" "-d x -o y" "-o nowhere/x"; do
    groove $o </dev/null || echo "$o: $?"
done
groove -L >styles; groove -o listed -L; cmp styles listed
groove -L >/dev/full || echo $?
ls
