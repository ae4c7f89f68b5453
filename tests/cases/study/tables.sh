# the tables of a study of four numbers that are all different: scores and differences as they lie in its folders, by hand
P=$T/../pipelines
tab() { tr ' ' '\t'; }
scores() {  # cell, test: a line a class on stdin; before them a track's own, which are in no table
    mkdir -p s/cells/$1
    { echo track class TP FP FN precision recall F1 low high; echo one KD 9 9 9 0.9 0.9 0.99 - -; echo one micro 9 9 9 0.9 0.9 0.99 - -
      sed 's/^/* /'; } | tab >s/cells/$1/$2.thesis.tsv
}
scores crnn/enst-mdb enst-mdb <<'X'
KD 130 696 1044 0.11 0.12 0.13 0.1 0.14
SD 230 616 924 0.11 0.12 0.23 0.2 0.24
TT 330 536 804 0.11 0.12 0.33 0.3 0.34
HH 430 456 684 0.11 0.12 0.43 0.4 0.44
CC 530 376 564 0.11 0.12 0.53 0.5 0.54
micro 612 310 466 0.21 0.92 0.612 0.514 0.716
macro 4 5 6 0.31 0.32 0.33 0.3 0.34
X
scores crnn/enst-mdb synth-band <<'X'
KD 300 560 840 0.7 0.2 0.3 - -
micro 250 600 900 0.95 0.22 0.25 - -
macro 4 5 6 0.7 0.2 0.26 - -
X
scores crnn/synth-band synth-band <<'X'
micro 750 200 300 0.41 0.42 0.75 0.7 0.8
X
scores crnn/synth-band enst-mdb <<'X'
micro 450 440 660 0.99 0.42 0.45 0.4 0.5
X
scores crnn/enst-mdb+synth-band enst-mdb <<'X'
micro 550 360 540 0.41 0.42 0.55 0.5 0.6
X
scores vit/enst-mdb enst-mdb <<'X'
micro 300 560 840 0.3 0.3 0.3 - -
X
scores vit/synth-band synth-band <<'X'
micro 0 800 1200 0 0 0 - -
X
# published numbers stand beside those of the published sets only
check() { mkdir -p s/sets/$1; { echo split tracks published segments published verdict; cat; } | tab >s/sets/$1/check.tsv; }
check enst-mdb <<'X'
train 10 - 896 896 same
test 1 - 152 152 same
all 87 87 - - same
X
check slakh <<'X'
train 10 - 896 896 same
test 1 - 152 151 differs
X
printf 'arch train test class F1\ncrnn enst-mdb enst-mdb micro 0.777\ncrnn enst-mdb enst-mdb HH 0.888\ncrnn x enst-mdb SD 0.999\n' | tab >published.tsv
scores crnn/enst-mdb+slakh enst-mdb <<'X'
micro 550 360 540 0.41 0.42 0.55 0.5 0.6
X
scores crnn/enst-mdb slakh <<'X'
micro 550 360 540 0.41 0.42 0.55 0.5 0.6
X
printf 'crnn enst-mdb+slakh enst-mdb micro 0.7\ncrnn enst-mdb slakh micro 0.7\n' | tab >>published.tsv
"$P/results.sh" s/cells published.tsv s/cells/*/*slakh/*.thesis.tsv s/cells/*/*/slakh.thesis.tsv | cut -f 1-3,10,13
mv s/sets/enst-mdb/check.tsv .; "$P/results.sh" s/cells published.tsv s/cells/crnn/enst-mdb/enst-mdb.thesis.tsv | cut -f 13 | sort | uniq -c; mv check.tsv s/sets/enst-mdb
rm -r s/cells/crnn/enst-mdb+slakh s/cells/crnn/enst-mdb/slakh.thesis.tsv
"$P/results.sh" s/cells published.tsv s/cells/*/*/*.thesis.tsv | tee s/results.tsv
diffs() { mkdir -p s/cells/$1; { echo class first second difference low high; cat; } | tab >s/cells/$1/$2.diff.tsv; }
diffs crnn/enst-mdb enst-mdb.window-20 <<'X'
KD 0.1 0.2 +0.1 +0.05 +0.15
micro 0.6 0.5 -0.1 -0.15 -0.05
macro 0.3 0.6 +0.3 +0.25 +0.35
X
diffs vit/synth-band synth-band.ours <<'X'
micro 0.4 0.41 +0.01 - -
macro 0.4 0.42 +0.02 - -
X
"$P/variants.sh" s/cells s/cells/*/*/*.diff.tsv | tee s/variants.tsv
{ echo file hours tracks segments mean std dropped onsets_KD positive_KD onsets_SD positive_SD fingerprint
  echo s/sets/enst-mdb/train.zts 1 10 100 1000 7 7 3 0.3 5 0.5 0123456789abcdef
  echo s/sets/enst-mdb/valid.zts 0.25 2 20 1000 7 7 30 0.3 50 0.5 1
  echo s/sets/enst-mdb/test.zts 0.125 1 15 1000 7 7 300 0.3 500 0.5 2
  echo s/made/synth-band/test.zts 2 4 40 1000 7 7 1 0.3 2 0.5 3
  echo s/sets/new/test.zts 2 4 40 1000 7 7 1 0.3 2 0.5 4; } | tab >s/sets.tsv
for t in 4.6 6.1 6.1-classes 7.1 7.1-classes variants; do "$P/tables.sh" $t s crnn; done
# what a column of ADTOF-YT says, it says under the table; its segments are no tracks
echo "== adtof-yt"
cp -r s t; sed -i 's/enst-mdb/adtof-yt/g' t/results.tsv t/variants.tsv
printf 's/sets/adtof-yt/test.zts\t1\t900\t900\t0\t1\t0\t1\t0.1\t2\t0.1\t5\n' >>t/sets.tsv
for t in 4.6 6.1 6.1-classes 7.1 7.1-classes variants; do "$P/tables.sh" $t t crnn | grep 'adtof-yt.*900\|^# [^TO]' || echo "$t: nothing"; done
echo "== egmd"
cp -r s u; sed -i 's/enst-mdb/egmd/g' u/results.tsv u/variants.tsv
for t in 6.1 6.1-classes 7.1 7.1-classes variants; do "$P/tables.sh" $t u crnn | grep '^# egmd' || echo "$t: nothing"; done
"$P/tables.sh" 6.2 s crnn 2>&1 || echo "exit $?"
# what a power cut may have left of what they are made from: no table without rows
mkdir cut
: >cut/results.tsv
head -c 200 /dev/zero >cut/sets.tsv
for t in 4.6 6.1 6.1-classes 7.1 7.1-classes variants; do "$P/tables.sh" $t cut crnn 2>&1 || echo "exit $?"; done

printf '# A_1 & <b>\nset_1\t50 %%\nx & <y>\t0.5 *\n0.5 * 2\t$1 #\n0.336 * o\tx * o y\n# a_b: 5 %% &\n# and\n' >t.tsv
for form in txt md tex html; do echo "-- $form"; awk -f "$P/form.awk" -v form=$form t.tsv; done
# a folder of any name, and networks whose names differ in case alone
cp -r s published-sets; awk -F '\t' -v OFS='\t' '{ print } $1 == "crnn" { $1 = "CRNN"; $10 /= 2; print }' s/results.tsv >published-sets/results.tsv
"$P/tables.sh" 4.6 published-sets crnn | wc -l; "$P/tables.sh" 6.1 published-sets crnn | cut -f 1,2 | grep CRNN
# what was published as 0.965 is the 0.97 that is printed there
printf 'crnn enst-mdb enst-mdb micro 0.9650\ncrnn enst-mdb enst-mdb HH 0.6205\n' | tab >published.tsv
"$P/results.sh" s/cells published.tsv s/cells/crnn/enst-mdb/enst-mdb.thesis.tsv >s/results.tsv
for t in 6.1 6.1-classes; do "$P/tables.sh" $t s crnn | grep -o '([0-9.]*)\|published.*0.*'; done
