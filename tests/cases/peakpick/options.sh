cp "$T/parity/post.zts" .
for o in "-t 2" "-t KD=x" "-t XX=0.5" "-t =0.5" "-t 0.4,"  "-t ,KD=1" "-q" "--threshold"; do
    peakpick $o post.zts || echo $?
done
peakpick -t "" post.zts || echo $?
peakpick a b || echo $?
for t in 0.9 KD=0.9 0.9,KD=0.5 KD=0.9,SD=0.9,TT=0.9,HH=0.9,CC=0.9; do
    echo "$t: $(peakpick -t $t post.zts | cut -f 2 | sort | uniq -c | xargs)"
done
# a number for all comes first, and alone: neither a list of five nor a decimal comma is one
for t in 0.2,0.3 0,1 KD=0,1 KD=0.1,0.2; do peakpick -t $t post.zts 2>&1 || echo "exit $?"; done
