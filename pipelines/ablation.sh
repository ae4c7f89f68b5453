#!/usr/bin/env bash
# ablation.sh FOLDER KINDS CHOICE:WORDS ... - the rows of FOLDER/CHOICE/KIND.tsv, of one or more kinds of "judge real":
# choice, words, what was heard (judge and the checksum of its segments; real drums alone, mixes), class, F1, below a line that names them.
# ablation.sh <rows - the table of such rows, which may come from several machines: a line a choice, F1 in percent of all
# onsets, its difference to the mean of the choices called baseline... if any, F1 of each class.
set -eu -o pipefail
export LC_ALL=C
[ $# = 0 ] || {
    folder=$1 kinds=$2; shift 2
    printf 'choice\tchange\theard\tclass\tF1\n'
    for row; do
        choice=${row%%:*}
        for kind in $kinds; do
            file=$folder/$choice/$kind.tsv
            awk -F '\t' -v OFS='\t' -v choice="$choice" -v words="${row#*:}" -v set="$kind" '
                /^# / { set = substr($0, 3); next }
                $1 == "micro" || $1 ~ /^[A-Z]+$/ { print choice, words, set, $1, $7; n++ }
                END { exit !n }' "$file" || { echo "ablation.sh: $file: has no scores: remove it and run make again" >&2; exit 2; }
        done
    done
    exit
}
awk -F '\t' -v OFS='\t' '
    $1 == "choice" { next }
    !($1 in words) { choice[++n] = $1; words[$1] = $2 }
    !($3 in seen_set) { seen_set[$3]; sets[++n_sets] = $3 }
    !($4 in seen_class) { seen_class[$4]; classes[++n_classes] = $4 }
    { f1[$1, $3, $4] = 100 * $5 }
    $1 ~ /^baseline/ && $4 == "micro" { sum[$3] += 100 * $5; count[$3]++ }
    END {
        line = "choice\tchange"
        for (s = 1; s <= n_sets; s++) {
            line = line "\t" sets[s] "\tdifference"
            for (c = 1; c <= n_classes; c++) if (classes[c] != "micro") line = line "\t" classes[c]
        }
        print line
        for (i = 1; i <= n; i++) {
            line = choice[i] "\t" words[choice[i]]
            for (s = 1; s <= n_sets; s++) {
                there = (choice[i], sets[s], "micro") in f1
                f = f1[choice[i], sets[s], "micro"]
                line = line (there ? sprintf("\t%.1f", f) : "\t-") "\t" \
                    (there && count[sets[s]] ? sprintf("%+.1f", f - sum[sets[s]] / count[sets[s]]) : "-")
                for (c = 1; c <= n_classes; c++)
                    if (classes[c] != "micro") line = line (there ? sprintf("\t%.1f", f1[choice[i], sets[s], classes[c]]) : "\t-")
            }
            print line
        }
    }'
