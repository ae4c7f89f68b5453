# make model without espeak-ng, which goes without speech, and without fluidsynth, which does not begin; then on from the
# network that it made, with another seed: another mix, another order, the parameters it began with
. "$T/model_parts.sh"
mkdir few && ln -s /usr/bin/* few/ && rm -f few/{espeak-ng,fluidsynth}
rm bin/espeak-ng
mv bin/fluidsynth .
PATH=$BIN:$PWD/bin:$PWD/few mk model MODEL_OUT=m model 2>&1 | grep '^model.mk' || true
ls m 2>/dev/null || echo "nothing made"
mv fluidsynth bin
PATH=$BIN:$PWD/bin:$PWD/few mk model MODEL_OUT=m model >log 2>&1 || { cat log; exit 1; }
grep '^model.mk' log
grep -cP "^voice\t" m/*.recipe || true
grep -c 'micro\|macro' m/scores.tsv
cp m/model.zts first.zts
mk model MODEL_OUT=m INIT=first.zts SEED=2 TRAIN="--batch 2 --lr 1e-8" model >log 2>&1 || { cat log; exit 1; }
# with a rate of next to nothing it is still what it was
ztscmp -A -t 1e-4 first.zts m/model.zts && ! ztscmp -A first.zts m/model.zts >/dev/null && echo "kept, and another"
make -n -f pipelines/model.mk DATA=data MORE_KITS=data/more MODEL_OUT=m SONGS=0 INIT=first.zts SEED=3 -W first.zts | grep -o -- '--seed 3\|--init first.zts\|-S 3'
