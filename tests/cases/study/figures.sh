# figure 6.1 has networks side by side for each set, 6.2 sets for each network: F1 and its interval; the best of each starred
mkdir -p bin s/figures
cat >bin/gnuplot <<'Y'
#!/bin/sh
cat >in; echo 'a picture </svg> IEND' >"$(sed -n "s/^set output '\(.*\)'/\1/p" in)"; sed -n 's/^plot //p' in | grep -o 'title "[A-Za-z-]*"' | paste -sd ' ' >>plots; cat $(sed -n 's/.*plot "\([^"]*\)bars".*/\1bars \1stars/p' in) >>plots
Y
chmod +x bin/gnuplot
{ printf 'arch\ttrain\ttest\tclass\tTP\tFP\tFN\tprecision\trecall\tF1\tlow\thigh\tpublished\n'
  for f in rnn:one:1 rnn:two:2 cnn:one:3 cnn:two:4; do IFS=: read -r a s v <<<$f; printf '%s\t%s\t%s\tmicro\t1\t1\t1\t1\t1\t0.%s\t0.%s5\t0.9%s\t-\n' $a $s $s $v $((v - 1)) $v; done; } >s/results.tsv
for n in 6.1 6.2; do : >plots; PATH=$PWD/bin:$PATH "$T/../pipelines/figures.sh" $n s rnn/one; echo "== $n"; sed -n "/bars.*stars/!p" plots | head -n 5; done
# and the curves are of the networks in the tables: one that was taken away is in none
for a in rnn cnn vit; do mkdir -p s/cells/$a/one; printf 'trial\tstate\n0\tdone\n1\tbest\n' >s/cells/$a/one/search.tsv; : >s/cells/$a/one/1.log; done
printf '#!/bin/sh\ncat >in; echo "$picture" >"$(sed -n "s/^set output .\\(.*\\)./\\1/p" in)"\n' >bin/gnuplot
curves() { picture=$1 PATH=$PWD/bin:$PATH "$T/../pipelines/figures.sh" curves s rnn/one; }
curves 'a picture </svg> IEND'; grep -o "[a-z0-9/]*[.]log' using[^']*title\|, '' using[^']*title" in
sed -n '/micro F1/,$p' in | grep -o "title '[A-Z]*'" | paste -sd ' '
# what gnuplot leaves on a full disk, with status 0, is none
rm s/figures/*; for torn in 'a picture IEND' 'a picture </svg> and more of it that ends'; do curves "$torn" 2>&1 | sed 's/is .* on/is W on/'; ls s/figures; done || true
