#!/usr/bin/env bash
# check.sh FOLDER - what a recipe and shard(1) found beside what was published: a table of
# split, tracks, published, segments, published, and whether they are the same; or a set's hours
set -eu -o pipefail
cd "$1"
{
    for split in train valid test; do
        [ ! -f $split.zts ] || shard -s $split.zts | awk -v name=$split -v keyed="$(cut -f 2 $split.tracks | grep -cvx tfsnap || true)" \
            'NR == 2 { print "is\t" name "\t" (keyed ? $3 : "-") "\t" $4 }'   # a saved set's keys are segments
    done
    sed 's/^/was\t/' expected
} | awk -F '\t' -v OFS='\t' '
    $1 == "is" { tracks[$2] = $3; segments[$2] = $4; all += $3; order[++n] = $2 }
    $1 == "was" { was_tracks[$2] = $3; was_segments[$2] = $4 }
    function line(name, t, s,    wt, ws, same) {
        wt = name in was_tracks ? was_tracks[name] : "-"; ws = name in was_segments ? was_segments[name] : "-"
        same = (wt == "-" || wt == t) && (ws == "-" || ws == s)
        print name, t, wt, s, ws, same ? "same" : "differs"
    }
    END {
        print "split", "tracks", "published", "segments", "published", "verdict"
        for (i = 1; i <= n; i++) line(order[i], tracks[order[i]], segments[order[i]])
        if ("all" in was_tracks) line("all", all, "-")
    }'
