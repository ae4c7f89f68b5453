#!/usr/bin/env bash
# tables.sh NAME STUDY ARCH - a table of the study as tab-separated text for form.awk, ARCH the network of 7.1: a line "# title",
# the heads, the rows, notes as "# text". [low, high]: 95 % interval over tracks; (x): published; *: best in its column
set -eu -o pipefail
here=$(dirname "$0") S=$2 arch=${3:-crnn}
# of FILE WORD: its head begins with the word, else there is no table; a power cut could leave it empty before keep.sh was
of() {
    local head=
    read -r head _ 2>/dev/null <"$S/$1" || true
    [ "$head" = "$2" ] || { echo "tables.sh: $S/$1: is empty, damaged or missing: remove it and run make again" >&2; exit 2; }
}
case $1 in
4.6) of sets.tsv file ;;
6.1* | 7.1*) of results.tsv arch ;;
variants) of variants.tsv arch ;;
esac
note='[95 % interval over tracks] (published)'
# What is to be known wherever a score of ADTOF-YT stands
export ADTOF='# adtof-yt: its test set very likely overlaps with its training set, so that scores of what learned from it are too high; it does not tell tracks: intervals are over segments'
export EGMD='# egmd: each playing was recorded with 43 kits, which are drawn together: its intervals are over playings'
# A set's tracks to test with, where they are too few for an interval
FEW=$(awk -F '\t' 'FNR > 1 { n = split($1, way, "/"); if (way[n] == "test.zts" && $3 > 1 && $3 < 10 && way[n - 1] != "adtof-yt") print way[n - 1], $3 }' "$S/sets.tsv")
export FEW
# notes(): of the sets that were tested on, in tested; f1(): of a line's counts, for $10 was rounded and shall not be so twice;
# half(): what was published, so that printf rounds halves up, as the thesis does
notes='
    function half(x) { return x + 1e-6 }
    function f1() { return 2 * $5 + $6 + $7 > 0 ? 2 * $5 / (2 * $5 + $6 + $7) : $10 }
    function notes(    i, n, line, few, part) {
        n = split(ENVIRON["FEW"], line, "\n")
        for (i = 1; i <= n; i++) { split(line[i], part, " "); if (part[1] in tested) few = few (few == "" ? "" : ", ") part[2] " of " part[1] }
        if (few != "") print "# intervals over so few tracks are too narrow, over four about half as wide as they should be: " few
        if ("adtof-yt" in tested) print ENVIRON["ADTOF"]
        if ("egmd" in tested) print ENVIRON["EGMD"]
    }'

# Rows by columns out of results.tsv: micro F1 of those lines for which `keep` holds
pivot() {  # title, head, keep, row, column, what to call a row r
    awk -F '\t' -v OFS='\t' -v title="$1" -v head="$2" -v arch="$arch" "$notes"'
        NR > 1 && $4 == "micro" && ('"$3"') {
            tested[$3]
            r = '"$4"'; c = '"$5"'
            if (!(r in row)) { row[r] = ++rows; name[rows] = r; called[rows] = '"${6:-r}"' }
            if (!(c in col)) { col[c] = ++cols; of[cols] = c }
            f[r, c] = f1(); cell[r, c] = sprintf("%.3f", f[r, c]) ($11 == "-" ? "" : sprintf(" [%.2f, %.2f]", $11, $12)) ($13 == "-" ? "" : sprintf(" (%.2f)", half($13)))
            if (f[r, c] > best[c]) best[c] = f[r, c]
            out[r, c] = index("+" $2 "+", "+" $3 "+") == 0
        }
        END {
            print "# " title
            line = head; for (j = 1; j <= cols; j++) line = line OFS of[j]
            print line
            for (i = 1; i <= rows; i++) {
                line = called[i]
                for (j = 1; j <= cols; j++) {
                    k = name[i] SUBSEP of[j]
                    line = line OFS (k in cell ? cell[k] (f[k] == best[of[j]] && f[k] > 0 ? " *" : "") (out[k] ? " o" : "") : "-")
                }
                print line
            }
            notes()
        }' "$S/results.tsv"
}

# One row a score: micro, macro, the classes; their intervals below, and what was published
classes() {  # title, keep
    awk -F '\t' -v OFS='\t' -v title="$1" -v arch="$arch" "$notes"'
        BEGIN { print "# " title ": F1, its 95 % interval over tracks, what was published"; print "network", "learned from", "tested on", "micro", "macro", "KD", "SD", "TT", "HH", "CC" }
        NR > 1 && ('"$2"') {
            k = $1 OFS $2 OFS $3
            if (!(k in seen)) { seen[k] = 1; order[++n] = k }
            if ($4 != "macro") f[k, $4] = f1()
            if ($4 !~ /^m[ai]cro$/) { sum[k] += f1(); f[k, "macro"] = sum[k] / ++classes[k] }
            if ($11 != "-") { between[k, $4] = sprintf("[%.2f, %.2f]", $11, $12); sure[k] = 1 }
            if ($13 != "-") { p[k, $4] = sprintf("%.3f", half($13)); has[k] = 1 }
            tested[$3]
        }
        END {
            m = split("micro macro KD SD TT HH CC", name, " ")
            for (i = 1; i <= n; i++) {
                k = order[i]; a = k; b = OFS OFS "interval"; c = OFS OFS "published"
                for (j = 1; j <= m; j++) { a = a OFS ((k, name[j]) in f ? sprintf("%.3f", f[k, name[j]]) : ""); b = b OFS between[k, name[j]]; c = c OFS p[k, name[j]] }
                print a
                if (sure[k]) print b
                if (has[k]) print c
            }
            notes()
        }' "$S/results.tsv"
}

case $1 in
4.6)
    awk -F '\t' -v OFS='\t' '
        FILENAME == ARGV[1] { if (FNR > 1) { for (i = 2; i <= 4; i++) was[$1, i] = $i; hours[$1] = $5; tracks[$1] = $6; words[$1] = $7; kind[$1] = $8 } next }
        FNR == 1 { for (i = 8; i < NF; i += 2) { name[++C] = $i; sub(/^onsets_/, "", name[C]) } next }
        {
            n = split($1, way, "/"); s = way[n - 1]; p = way[n]; sub(/\.zts$/, "", p)
            if (!(s in seen)) { seen[s] = 1; order[++sets] = s; made[s] = way[n - 2] == "made" }
            h[s] += $2; t[s] += $3; seg[s, p] = $4
            for (i = 1; i <= C; i++) on[s, i] += $(6 + 2 * i)
        }
        function beside(x, y) { return y == "" || y == "-" ? x : x " (" y ")" }
        END {
            print "# Table 4.6: the data sets (published); our hours are of whole segments, with what fills the last"
            line = "set" OFS "kind" OFS "vocabulary" OFS "tracks" OFS "hours" OFS "train" OFS "valid" OFS "test"
            for (i = 1; i <= C; i++) line = line OFS name[i]
            print line
            for (k = 1; k <= sets; k++) {
                s = order[k]
                line = s OFS (s in kind ? kind[s] : made[s] ? "made" : "-") OFS (s in words ? words[s] : made[s] ? "General MIDI" : "-") OFS beside(s == "adtof-yt" ? "-" : t[s], tracks[s]) OFS beside(sprintf("%.2f", h[s]), hours[s])
                for (i = 2; i <= 4; i++) { p = i == 2 ? "train" : i == 3 ? "valid" : "test"; line = line OFS beside((s, p) in seg ? seg[s, p] : "-", was[s, i]) }
                for (i = 1; i <= C; i++) line = line OFS on[s, i]
                print line
            }
            if ("adtof-yt" in seen) print "# adtof-yt: saved as segments that do not tell their tracks; its test set very likely overlaps with its training set"
        }' "$here/published-sets.tsv" "$S/sets.tsv" ;;
6.1) pivot "Table 6.1: networks, each learned from and tested on one set; micro F1 $note, * best" network '$2 == $3' '$1' '$3' '(r == "vit" ? "ViT" : toupper(r))' ;;
6.1-classes) classes "Table 6.1 by class" '$2 == $3' ;;
7.1) pivot "Table 7.1: ${arch^^}, learned from unions of sets; micro F1 $note, * best, o: set not learned from" "learned from" '$1 == arch' '$2' '$3' ;;
7.1-classes) classes "Table 7.1 by class" '$1 == arch' ;;
variants)
    awk -F '\t' -v OFS='\t' "$notes"'
        BEGIN { print "# Other ways of evaluating, as differences to the thesis protocol [95 % interval over tracks]"; print "network", "set", "variant", "thesis", "micro", "difference", "interval", "macro difference", "interval" }
        function between(a, b) { return a == "-" ? "-" : sprintf("%+.3f .. %+.3f", a, b) }
        NR > 1 && $4 == "micro" { line = $1 OFS $2 OFS $3 OFS sprintf("%.3f", $5) OFS sprintf("%.3f", $6) OFS sprintf("%+.3f", $7) OFS between($8, $9) }
        NR > 1 && $4 == "macro" { print line, sprintf("%+.3f", $7), between($8, $9); tested[$2] }
        END { notes() }' "$S/variants.tsv" ;;
*) echo "tables.sh: '$1' is no table of the study" >&2; exit 2 ;;
esac
