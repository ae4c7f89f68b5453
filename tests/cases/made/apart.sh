# synth-other has no program and no kit in common with those that are learned from
programs() {
    groove $(awk -v set=$1 '$1 == set { $1 = $2 = ""; print }' "$T/../pipelines/made.sets") -n 40 -l 10 -d $1
    for f in $1/*.mid; do grep -aoP '[a-z]\0[\xc0-\xcf][\0-\x7f]' $f; done | od -An -v -t x1 -w5 | awk '{ print $3 == "c9" ? "kit" : "program", $4 }' | sort -u
}
for s in synth-drums synth-band synth-other; do programs $s >$s.programs; done
comm -12 <(sort -u synth-drums.programs synth-band.programs) synth-other.programs
