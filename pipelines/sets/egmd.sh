#!/usr/bin/env bash
# egmd.sh DATA [OUT] - E-GMD 1.0.0: human playing recorded from a drum module, drums alone.
# Its table says which file is in which split.
. "$(dirname "$0")/lib.bash"
download "get e-gmd-v1.0.0.zip (magenta.tensorflow.org/datasets/e-gmd, 90 GB) and unpack it there"
folder e-gmd-v1.0.0 egmd
found "$folder"
expect all 45537 -
expect train - 324266
expect valid - 49424
expect test - 48571

table=$folder/e-gmd-v1.0.0.csv
[ -f "$table" ] || { echo "$name: $table is missing: $how" >&2; exit 2; }
# CSV: fields in quotes may hold commas, and quotes twice; most lines have none
awk -v name="$name: $table" '
    function cells(line,    n, c, quoted, s, i) {
        if (!index(line, "\"")) { sub(/\r$/, "", line); return split(line, cell, ",") }
        n = 1; s = ""; quoted = 0; split("", cell)
        for (i = 1; i <= length(line); i++) {
            c = substr(line, i, 1)
            if (c == "\"" && quoted && substr(line, i + 1, 1) == "\"") { s = s c; i++ }
            else if (c == "\"") quoted = !quoted
            else if (c == "," && !quoted) { cell[n++] = s; s = "" }
            else if (c != "\r") s = s c
        }
        cell[n] = s
        return n
    }
    /^\r?$/ { next }
    { n = cells($0) }
    NR == 1 {
        for (i = 1; i <= n; i++) column[cell[i]] = i
        for (i = split("split midi_filename audio_filename", need, " "); i > 0; i--)
            if (!(need[i] in column)) { print name ": has no column " need[i] > "/dev/stderr"; exit 2 }
        next
    }
    { print cell[column["split"]] "\t" cell[column["midi_filename"]] "\t" cell[column["audio_filename"]] }
' <"$table" | while IFS=$'\t' read -r split midi audio; do
    case $split in train | test) ;; validation) split=valid ;; *) echo "$name: $table: split '$split' is not known" >&2; exit 2 ;; esac
    track "$split" "egmd/${audio%.wav}" roland "$folder/$midi" "$folder/$audio"
done
finish
