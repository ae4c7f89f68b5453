printf 'track\tclass\tTP\tFP\tFN\na\tKD\t1\t1\t1\na\tSD\t1\t1\t1\nb\tKD\t1\t1\t1\nb\tSD\t1\t1\t1\n' >good
sed 's/^b/c/' good >other
head -n 4 good >uneven
head -n 3 good >fewer
sed 's/SD/TT/' good >classes
sed '3s/1/x/' good >number
sed 's/^track/name/' good >head
head -n 1 good >none
{ cat good; printf 'd\tKD\t1\t1\t1\nd\tSD\t1\t1\t1\n'; } >three; sed 's/^d/a/' three >twice
: >empty
cut -f 1-3 good >narrow
for f in other uneven fewer classes number head none empty narrow nowhere .; do scorediff good $f || echo $?; done
for pair in 'twice three' 'three twice'; do scorediff $pair || echo $?; done
scorediff good || echo $?
scorediff - - <good || echo $?
scorediff -p x good good || echo $?
scorediff -b 0 good good || echo $?
scorediff good good >/dev/full || echo $?
scorediff -o /dev/full good good || echo $?
scorediff -o out good head || ls
