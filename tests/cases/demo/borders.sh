# onsets of the demo clip, trimmed so that each falls where the thesis's segments of four seconds meet: most are still found, of
# which the thesis's way loses most
clip=$T/../pipelines/demo.ogg
wav2spec "$clip" | predict | peakpick | awk '!/^#/ && $1 > 4.02 && $1 < 8.9 && n++ % 5 == 0' >onsets
near() { awk -v class="$1" '!/^#/ && $1 > 3.95 && $1 < 4.05 && $2 == class { found = 1 } END { exit !found }'; }
n=0 ours=0 thesis=0
while read -r time class _; do
    sox -D "$clip" trimmed.wav trim "$(awk -v t="$time" 'BEGIN { print t - 4 }')"
    wav2spec trimmed.wav >spec.zts
    n=$((n + 1))
    if predict spec.zts | peakpick | near "$class"; then ours=$((ours + 1)); fi
    if predict -s spec.zts | peakpick -T | near "$class"; then thesis=$((thesis + 1)); fi
done <onsets
((n >= 8 && 10 * ours >= 8 * n && 10 * thesis <= 4 * n)) && echo "found where windows meet" || echo "of $n: $ours, and $thesis in the thesis's way"
