# what is asked for otherwise is made anew, and only that; songs of one name keep their own bands; choices that come later get their row
. "$T/model_parts.sh"
mkdir -p data/songs-midi/t && cp data/songs-midi/s/* data/songs-midi/t/ && cp data/songs-midi/s/song.mid data/songs-midi/s/song-2.mid
printf 'song-2.mid\t8\t32\n' >>data/songs-midi/s/index.tsv
rm bin/espeak-ng
mkdir few && ln -s /usr/bin/* few/ && rm -f few/espeak-ng
PATH=$BIN:$PWD/bin:$PWD/few mk model MODEL_OUT=m model >log 2>&1 || { cat log; exit 1; }
grep -P '^song\t' m/train.recipe; grep -cP '^voice\t' m/train.recipe || true
would() { echo "== $*"; PATH=$BIN:$PWD/bin:$PWD/few mk model MODEL_OUT=m -n "$@" model >out 2>err || { echo "exit $?"; cat err; }; grep -v 'said=' out | grep -oE '\b(groove|split.sh|accompany.sh|mixdown|trainnet|threshold|packmodel|score) ' | uniq | tr -d '\n' || true; echo; }
would
would THREADS=2
would EPOCHS=5; would SEED=7; would TRAIN="--batch 2 --lr 1e-3"
would
cp m/model.zts old.zts; touch -d 2024-01-01 old.zts
would INIT=old.zts
would VALID=5; would JUDGE=5; would
cp -r data other; find other -exec touch -d 2024-01-01 {} +
would DATA=other; would
would SONGS=1; would
echo "== the same folders by other names, a file that is hidden"
touch data/kits/.listing; would DATA=./data/ MORE_KITS=data/kits/../more/; would
echo "== a package that is installed"
mkdir -p root/usr/share/mma/lib/pflib && cp data/songs-midi/s/song.mid root/usr/share/mma/lib/pflib
ROOT=root would; would
echo "== mended, and moved to a name with a blank"
touch data/kits/mine/36_v1_rr1.wav; would
mk model MODEL_OUT=m model >log 2>&1 || cat log; would
mv data/songs-midi/t "data/songs-midi/a t"; would
for name in DATA MODEL_OUT MORE_KITS INIT; do mk model $name="a b" model 2>&1 | sed 's/^pipelines.*\*\*\* //'; done || true

echo "== interrupted, and asked for otherwise"
setsid env --default-signal bash -c "$(declare -f mk); mk model MODEL_OUT=i EPOCHS=1000 model" >log 2>&1 & pid=$!
until compgen -G 'i/epochs/[1-9][0-9]*.zts' >/dev/null; do sleep 0.01; kill -0 $pid || { cat log; exit 1; }; done
kill -INT -- -$pid; wait $pid 2>/dev/null || true
while pgrep -r D,R,S -g $pid >/dev/null; do sleep 0.01; done
mk model MODEL_OUT=i EPOCHS=3 SEGMENTS=6 model >log 2>&1 || { cat log; exit 1; }
cut -f 1 i/model.log | paste -sd ' '
grep 'begins anew' log; zts2txt i/training.old.zts | grep -c hidden=4
for f in training.old.zts training.old.zts.ckpt; do cp i/$f i/${f/.old}; done   # a second one
mk model MODEL_OUT=i EPOCHS=2 SEGMENTS=6 model 2>&1 | grep 'begins anew'; ls i | grep '^training.old'

echo "== speech, once espeak-ng is there"
printf '#!/bin/sh\ncat "%s/voice.wav"\n' "$PWD" >bin/espeak-ng; chmod +x bin/espeak-ng
mk model MODEL_OUT=m m/train.recipe && grep -cP '^voice\t' m/train.recipe

echo "== choices"
table() { mk ablation MODEL_OUT=m "$@" ablation 2>/dev/null | cut -f 1; }
table CHOICES=baseline
table CHOICES="baseline one-kit"
diff m/train.recipe m/ablation/one-kit/train.recipe | grep '^[<>] kit' || true
touch mark; sleep 0.01
table CHOICES="baseline one-kit"; find m -newer mark -type f
echo "== another size"
mk ablation MODEL_OUT=m CHOICES="baseline one-kit" SMALL="rnn cell=gru layers=1 hidden=5" ablation >/dev/null 2>&1
zts2txt m/ablation/one-kit/model.zts | grep -c hidden=5
for set in drums mix; do printf "# $set\nclass\tTP\tFP\tFN\tprecision\trecall\tF1\tlow\thigh\nKD\t1\t1\t1\t0.5\t0.5\t0.5\t-\t-\nmicro\t1\t1\t1\t0.5\t0.5\t0.5\t-\t-\n"; done >m/ablation/baseline/real.tsv
{ pipelines/ablation.sh m/ablation "judge real" baseline:all; pipelines/ablation.sh m/ablation judge one-kit:one; } | pipelines/ablation.sh | sed 's/[0-9][0-9.]*/n/g'   # of real ones a choice may have none
