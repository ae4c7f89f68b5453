# what the studies do at the thesis's scale, from their dry run: how long each network is searched and trained on each set,
# in which space, which unions are learned from, and how each variant is picked and scored
ln -s "$T/../pipelines" pipelines
unset MAKEFLAGS MAKELEVEL MAKEOVERRIDES
sets="enst-mdb egmd slakh adtof-yt sadtp" listed=
mkdir -p build/study; printf 'DATA\tnone\nPARTIAL\t\n' >build/study/data
for s in $sets; do mkdir -p build/study/sets/$s; touch build/study/sets/$s/pieces.mk; listed+=" -o build/study/sets/$s/pieces.mk"; done   # as if they had been
dry() { make -sn $listed -f pipelines/study.mk SCALE=thesis DATA=none FOUND="$sets" MADE_SETS= MADE_UNIONS= "$@" 2>&1 || true; }
search() {
    dry "${@:3}" build/study/cells/$1/$2/search.tsv | tr -d '\\\n' |
        sed -n "s/.*tune -i -p.* -n \([0-9]*\) .*--epochs \([0-9]*\) *--patience \([0-9]*\) *--batch \([0-9]*\) .*/$1 $2: \1 trials of \2 epochs, patience \3, batch \4\n/p"
}
for a in rnn cnn crnn ct vit; do for s in enst-mdb slakh; do search $a $s; done; done
# what was given holds for all; given back as settings has it, as commands.sh does, it is the same
search crnn enst-mdb TRIALS=3; search crnn enst-mdb PATIENCE=4; search ct enst-mdb PATIENCE=4 MORE_PATIENCE=5; search rnn enst-mdb PATIENCE=4
search crnn enst-mdb $(dry settings | grep -o '"[MP][A-Z_]*=[0-9]*"\|"TRIALS=[0-9]*"' | tr -d '"')
# a union learns from and is chosen by all of its sets, and has neither more trials nor more patience because of ENST+MDB
search crnn enst-mdb+slakh
dry build/study/cells/crnn/enst-mdb+slakh/search.tsv | tr -d '\\\n' | grep -o -- ' -[tv] [^ ]*\.zts'
(cd pipelines/spaces/thesis && grep -v '^#' [!o]*.space)
echo == learned from, tested on
dry build/study/results.tsv | tr -d '\\\n' | grep -o 'results.sh build/study/cells pipelines/published.tsv [^>]*' | grep -o 'cells/crnn/[^ ]*' | sed 's,cells/crnn/\(.*\)/\(.*\).thesis.tsv,\1 \2,' |
    awk '!($1 in n) { order[++k] = $1 } { n[$1]++; on[$1] = on[$1] " " $2 } END { for (i = 1; i <= k; i++) print order[i] ":" on[order[i]] }'
echo == variants of one cell
dry build/study/variants.tsv | sed 's,build/study/cells/,,g' | grep '^scorediff.*vit/slakh\|^peakpick.*vit/slakh\|^predict.*vit/slakh/slakh\|^cat .*vit/slakh/valid'
echo == thresholds of a union are of what validates it
dry build/study/cells/crnn/enst-mdb+slakh/thresholds | sed 's,build/study/,,g' | grep '^cat .*predict'
