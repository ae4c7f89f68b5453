# folders that are somebody's own are left alone: MODEL_OUT is no folder of parts, or of songs
. "$T/model_parts.sh"
says() { mk model "$@" model 2>&1 | sed "s|$PWD/||g" | sed 's/^pipelines.*\*\*\* //; s/\.  Stop\.$//'; }
says MODEL_OUT=data || true
says MODEL_OUT="$PWD/data/" || true
mkdir -p home/songs && touch home/songs/mine.txt
says MODEL_OUT=home || true
find data/kits home -type f | sort
mkdir one && touch one/drums.zts; says MODEL_OUT=one || true
# nor does it begin with what would stop it later
for o in EPOCHS=ten SEGMENTS=0 SONGS=-1 INIT=nofile "ARCH=rnn cell=gr" "TRAIN=--lr 2" MORE_KITS=data DATA=nowhere; do echo "== $o"; says MODEL_OUT=m "$o" | grep -v '^make: \*\*\* .*ready' || true; done
ls m 2>/dev/null || echo "nothing made"
# nor does make clean take what took hours
mkdir -p b/{bin,model,study,mine/asked,demo/mine/settings}; touch b/libparadiddle.a; make -s -C "$T/.." clean BUILD="$PWD/b" | sed "s|$PWD/||"; ls b
rm -r b/{model,study,mine,demo}; make -s -C "$T/.." clean BUILD="$PWD/b"; ls -d b 2>/dev/null || true
mkdir -p b/bin; touch b/letters; make -s -C "$T/.." clean BUILD="$PWD/b" | sed "s|$PWD/||"; ls b   # nothing of it was made there
for b in "" . ./ "$T/.."; do make -s -n -C "$T/.." clean BUILD="$b" 2>&1 | sed "s|$T/..|T|; /^make:/d" || true; done
echo "== MORE_KITS=nowhere"; says MODEL_OUT=m MORE_KITS=nowhere || true
# what is refused before anything is made leaves nothing there, for that would be taken for somebody's own
for refused in "ablation TRAIN=--lr=9 CHOICES=baseline ablation" "model INIT=data/kits/kits.tsv model"; do
    mk ${refused%% *} MODEL_OUT=refused ${refused#* } 2>&1 | grep -v '^make' || true; ls refused 2>/dev/null || true
done
