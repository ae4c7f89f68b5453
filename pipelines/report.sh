#!/usr/bin/env bash
# report.sh STUDY ARCH/SET - the study as one HTML page that needs nothing else
set -eu -o pipefail
S=$1 show=$2
escape() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'; }
figure() {  # name, words
    local kind=svg+xml file=$S/figures/$1.svg data
    if [ -f "$S/figures/$1.none" ]; then echo "<p>$(escape <"$S/figures/$1.none")</p>"; return; fi
    [ "$1" != spectrograms ] || { kind=png; file=$S/figures/$1.png; }
    data=$(base64 -w 0 "$file")
    printf '<figure class="picture"><div><img alt="%s" src="data:image/%s;base64,%s"></div><figcaption>%s</figcaption></figure>\n' "$2" "$kind" "$data" "$2"
}
setting() { awk -F '\t' -v key="$1" '$1 == key { print $2 }' "$S/settings"; }

cat <<'H'
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>paradiddle: the study</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #222; max-width: 70rem; margin: 0 auto; padding: 0 1rem 3rem }
h1, h2 { line-height: 1.2 } h2 { margin-top: 2.5rem; border-bottom: 1px solid #ddd }
figure { margin: 1.5rem 0 } img { max-width: 100%; min-width: 56rem; height: auto } figcaption { color: #555; font-size: .9rem }
.table div, .picture div, pre { overflow-x: auto } table { border-collapse: collapse; font-size: .85rem }
th, td { padding: .25rem .6rem; text-align: left; white-space: nowrap; border-bottom: 1px solid #eee } th { border-bottom: 2px solid #999 }
pre { background: #f6f6f6; padding: .8rem; font-size: .8rem } .warn { background: #fff3cd; padding: .8rem 1rem; border-left: 4px solid #e0a800 }
</style></head><body>
<h1>Two studies of drum transcription</h1>
H
case $(setting SCALE) in
quick) echo '<p class="warn">A rehearsal: small networks that were trained for minutes, one trial a cell. It shows that every stage works; <strong>the scores mean little</strong> and are not to be compared with anything.</p>' ;;
small) echo '<p class="warn">Small networks and little music: compare the cells with each other, not with the published ones.</p>' ;;
esac
cat <<'H'
<p>Every network was chosen by its validation micro F1 and then scored once on test sets, which took no part in training or choice.
Scores by the thesis's protocol: segments of four seconds, frames of 10 ms, a pair at most 50 ms apart, threshold 0.5, counts pooled.
Published values are those of R. Fosse, <cite>Automatic Drum Transcription using Deep Learning</cite>, University of Bergen, 2025; those of ADTOF-YT's test set
are very likely too high, for it overlaps with what was learned from.</p>
<h2>The sets</h2>
H
cat "$S/tables/4.6.html"
# of the sets and cells that are in the tables: others may have been taken away
awk -F '\t' 'NR > 1 { n = split($1, way, "/"); if (!seen[way[n - 1]]++) print way[n - 1] }' "$S/sets.tsv" | while IFS= read -r set; do
    f=$S/sets/$set/check.tsv
    [ ! -f "$f" ] || { echo "<p>Against the published counts, $(basename "$(dirname "$f")"):</p>"; awk -v form=html -f pipelines/form.awk "$f"; }
done
figure waveform "Four seconds of a test track of ${show#*/}."
figure spectrograms "The same as a spectrogram, and as the log-filtered spectrogram that the networks see."
echo '<h2>Networks</h2>'
cat "$S/tables/6.1.html"
figure 6.1 "Figure 6.1: micro F1 by set; the best of each is starred. Bars: 95 % intervals over tracks."
figure 6.2 "Figure 6.2: the same by network."
cat "$S/tables/6.1-classes.html"
figure curves "Loss and F1 by epoch, of the trial that was chosen."
figure activation "Activations of $show, the peaks that were picked (red) and the labels (green)."
figure piano-roll "Reference and prediction."
echo '<h2>Sets</h2>'
cat "$S/tables/7.1.html" "$S/tables/7.1-classes.html"
echo '<h2>Other ways of evaluating</h2>
<p>thresholds: of each class, tuned on validation, where pairs are matched by mir_eval whatever the protocol they are then scored by. whole: tracks without seams. window-N: pairs at most N ms apart, thesis protocol. mir_eval: in seconds over the whole track, 50 ms, or as named.
ours: thresholds, whole tracks and mir_eval together, the defaults of the suite.</p>'
cat "$S/tables/variants.html"
echo '<h2>How it was made</h2>'
{ printf '# Settings, versions, machine and times\nwhat\tvalue\n'; cat "$S/settings"; [ ! -f "$S/data" ] || cat "$S/data"
  printf 'this page\t%s\n' "$(date -u '+%F %R UTC')"; } | awk -v form=html -f pipelines/form.awk
{
    printf '# The searches (seconds of a trial that was stopped are those of its last run)\ncell\ttrials\tseconds of all\tbest trial\tvalidation micro F1\tparameters\n'
    awk -F '\t' 'NR > 1 && !seen[$1, $2]++ { print $1 "/" $2 }' "$S/results.tsv" | while IFS= read -r cell; do
        awk -F '\t' -v cell="$cell" '
            NR == 1 { for (i = 5; i <= NF; i++) name[i] = $i; next }
            { n++; sum += $4 } $2 == "best" { best = $1; f = $3; p = ""; for (i = 5; i <= NF; i++) p = p name[i] "=" $i " " }
            END { printf "%s\t%d\t%.0f\t%s\t%s\t%s\n", cell, n, sum, best, f, p }' "$S/cells/$cell/search.tsv"
    done
} | awk -v form=html -f pipelines/form.awk
echo "<details><summary>Where $show comes from: data fingerprints, log, commands</summary><pre>"
explained=$(pipelines/explain.sh "$S" "$show")
escape <<<"$explained"
echo '</pre></details><details><summary>Every command</summary><pre>'
commands=$(pipelines/commands.sh "$S" "$S/report.html")
escape <<<"$commands"
echo '</pre></details></body></html>'
