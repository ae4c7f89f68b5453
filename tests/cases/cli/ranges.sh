# the ranges that -h tells of are those that are kept: what is no number is answered with both ends
for tool in "$BIN"/*; do
    name=${tool##*/}
    "$tool" -h | sed -nE 's/^ *(-., )?--([a-z0-9-]+)[^.]* (-?[0-9][0-9e.^-]*)\.\.([0-9][0-9e.^-]*).*/\2 \3 \4/p' | while read -r option lo hi; do
        case $name-$option in *-channel | *-threshold | *-thresholds | wav2spec-accompaniment) continue ;; esac   # with words beside the numbers
        said=$({ "$tool" --$option x </dev/null 2>&1 || true; } | sed -n "s/.*: 'x' is not a \(whole \)\?number from \(.*\) to \(.*\): try.*/\2 \3/p")
        echo "$name --$option $lo $hi $said"
    done
done | awk '
    function value(s,   part) { return split(s, part, "^") == 2 ? part[1] ^ (part[2] + 0) - (part[2] ~ /-1$/) : s + 0 }
    NF != 6 || value($3) != value($5) || value($4) != value($6)
    END { print (NR >= 40 ? "40 and more" : "only " NR) }'
