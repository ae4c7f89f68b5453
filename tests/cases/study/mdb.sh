# the recipe of MDB Drums on the real one, or a part of it, in the folder MDB_DRUMS: its features, its labels, counted otherwise, and
# its splits. Nothing is learned from it or scored on it
[ -d "${MDB_DRUMS:-}/audio/full_mix" ] || { echo "MDB_DRUMS is no folder of MDB Drums, with audio/full_mix in it"; exit 77; }
P=$T/../pipelines/sets
mkdir -p data/ENST-Drums; ln -s "$(realpath "$MDB_DRUMS")" data/MDBDrums   # of ENST there is nothing
PARTIAL=1 "$P/enst-mdb.sh" data out 2>/dev/null
[ "$(cat out/*.tracks | wc -l)" = "$(ls "$MDB_DRUMS"/audio/full_mix/*_MIX.wav | wc -l)" ] || echo "not all of its tracks are listed"
for list in out/*.tracks; do
    split=$(basename "$list" .tracks)
    shard -o $split.zts <("$P/rolls.sh" "$list") <(cut -f 1,4- "$list" | wav2spec --pad 400 -l -)
    # segments of 400 frames, of 441 samples each, the first at 0
    segments=0
    while IFS=$'\t' read -r key map labels audio; do
        [ "$map" = mdb ] && [ "$(soxi -r "$audio")" = 44100 ] || echo "$key: $map"
        n=$(soxi -s "$audio"); segments=$((segments + (1 + n / 441 + 399) / 400))
        # a track for itself, read as a stream, has the same features
        sox "$audio" -t wav - | wav2spec --pad 400 -k "$key" - >one.zts
        cut -f 1,4- "$list" | grep -F "$key"$'\t' | wav2spec --pad 400 -l - | ztscmp - one.zts
    done <"$list"
    # the labels by hand: of each class, merged where they fall on one frame
    cut -f 3 "$list" | while read -r labels; do
        awk '
            BEGIN {
                class["KD"] = "KD"; n = split("SD SDB SDD SDF SDG SDNS SST", s, " "); while (n) class[s[n--]] = "SD"
                n = split("HIT MHT HFT LFT", s, " "); while (n) class[s[n--]] = "TT"; n = split("CHH OHH PHH TMB", s, " "); while (n) class[s[n--]] = "HH"
                n = split("RDC RDB CRC CHC SPC", s, " "); while (n) class[s[n--]] = "CC"
            }
            NF { if (!($2 in class)) print "unknown: " $2; else print class[$2] }' "$labels"
    done | sort | uniq -c | awk '{ print $2, $1 }' >by-hand
    shard -s $split.zts | awk -F '\t' -v tracks="$(wc -l <"$list")" -v segments="$segments" -v split_="$split" '
        NR == 1 { for (i = 8; i < NF; i += 2) name[i] = substr($i, 8); next }
        {
            if ($3 != tracks || $4 != segments) print split_ ": " $3 " tracks, " $4 " segments, not " tracks ", " segments
            for (i = 8; i < NF; i += 2) if ($i) print name[i], $i
            if ($7) print "dropped", $7
        }' | sort >by-shard
    diff by-hand by-shard && echo "$split" >>same
    zts2txt $split.zts | awk '/^series spec/ { frames = $4; bins = $5; on = 1; next } /^(series|tensor)/ { on = 0 }
        on && /^[0-9-]/ { for (i = 1; i <= NF; i++) { if ($i < 0) low = 1; if ($i > most) most = $i } }
        END { if (frames != 400 || bins != 84 || low || most > 5 || most < 1) print "features: " frames, bins, low, most }'
done
[ "$(paste -sd ' ' same)" = "$(ls out/*.tracks | xargs -n 1 basename -s .tracks | paste -sd ' ')" ] && echo "features, labels and counts are right"
