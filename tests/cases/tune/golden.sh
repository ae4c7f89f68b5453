# a bowl with its lowest point at x = 2, y = 3, c = b; each way to get at a parameter
cat >space <<'X'
# one parameter a line
x uniform -5 10
y log 1 10         # in the environment here
n int 2 10 2
c choice a b
X
cat >bowl <<'X'
echo "$3" >>words
echo "noise 9"
awk -v x="$1" -v y="$TUNE_y" -v n="$2" -v c="$3" 'BEGIN {
    print "value", (x - 2) ^ 2 + (y - 3) ^ 2 + (n - 6) ^ 2 + (c ~ /^is a/); print "" }'
X
tune -m -n 25 -j journal space bash bowl '{x}' '{n}' 'is {c}{no}{{trial}}' 2>err; cat err; tail -n 2 words
tune -w journal | cut -f 1-3,5-
tune -wb -o best journal; cut -f 1-3,5- best
tune -m -n 25 -j journal space false          # complete: nothing is run
tune -v -m -n 26 -j journal space sh -c 'echo $TUNE_TRIAL {trial}' 2>&1 | sed 's/in .* s/in T s/'
# -i: each parameter for itself
tune -i -m -n 25 -j each space bash bowl '{x}' '{n}' 'is {c}{no}{{trial}}' 2>/dev/null; head -n 1 each | cut -f 1-4
tune -w each | cut -f 1-3,5-
