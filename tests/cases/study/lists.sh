# which tracks of ENST-Drums and MDB Drums learn, validate and test, in the order of the thesis's lists, and by which label map: the files
# are made by the names expected, so that a recipe that asks for others fails; and what was published of all sets is told alike in both places
P=$T/../pipelines
while IFS=$'\t' read -r split key map; do
    n=${key##*/} d=${key#enst/}; d=drummer_${d%%/*}
    case $key in
    enst/*) printf 'annotation/%s.txt\naudio/wet_mix/%s.wav\naudio/accompaniment/%s.wav\n' "$n" "$n" "$n" | sed "s,^,data/ENST-Drums/$d/," ;;
    mdb/*) printf 'annotations/subclass/%s_subclass.txt\naudio/full_mix/%s_MIX.wav\n' "$n" "$n" | sed 's,^,data/MDBDrums/,' ;;
    esac
done <"$T/cases/study/lists.stdout" >files
sed 's,/[^/]*$,,' files | sort -u | tr '\n' '\0' | xargs -0 mkdir -p
tr '\n' '\0' <files | xargs -0 touch
"$P/sets/enst-mdb.sh" data out
for split in train valid test; do cut -f 1,2 out/$split.tracks | sed "s/^/$split\t/"; done
echo == published
told() { sed -n "s/^expect \(train\|valid\|test\) - /$1 \1 /p" "$P/sets/$1.sh"; }
for s in enst-mdb egmd slakh adtof-yt sadtp; do told $s; done | tee told
awk -F '\t' 'NR > 1 { n = split("train valid test", name, " "); for (i = 1; i <= n; i++) if ($(i + 1) != "-") print $1, name[i], $(i + 1) }' \
    "$P/published-sets.tsv" | cmp - told
# macro is the mean of the classes, to half of its last digit and theirs; each score stands once
awk -F '\t' 'NR > 1 { k = $1 " " $2 " " $3; if ((k, $4) in f) print k, $4, "twice"; f[k, $4] = $5; seen[k] }
    END {
        for (k in seen) {
            n++; sum = 0; m = split("KD SD TT HH CC", c, " ")
            for (i = 1; i <= m; i++) sum += f[k, c[i]] / m
            d = sum - f[k, "macro"]
            if (d > 0.00011 || d < -0.00011 || !((k, "micro") in f)) print k, sum, f[k, "macro"]
        }
        print n, "published cells"
    }' "$P/published.tsv"
