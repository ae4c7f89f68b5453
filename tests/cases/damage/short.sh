# a few of each format, as make damage does with many; the counts are of no interest here
DAMAGE="$BIN/../damage" N=10 SEED=7 "$T/damage.sh" | awk -F '\t' 'NF != 2 { exit 1 } END { print NR }'
