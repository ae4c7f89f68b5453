# goals that are given together are of one make, for two would work in one tree; sets asks for no build
cd "$T/.."
unset MAKEFLAGS MAKELEVEL MAKEOVERRIDES
of() { make -n "$@" DATA=nowhere 2>/dev/null | sed -n 's/.*-f pipelines\/\([a-z]*\.mk\).*/\1/p; s/.*MODEL_OUT="[^"]*" //p' | paste -sd ' ' || true; }
of model; of ablation; of model ablation
make -n tables variants 2>/dev/null | grep -o 'tables variants'
compiles() { make -n "$@" BUILD=none 2>/dev/null | grep -c ' -c -o none/' || true; }
[ "$(compiles tables)" -gt 50 ] && compiles sets; make -n sets BUILD=none >/dev/null
for v in HOUR=20 hours=20 Epochs=3 prefix=/x song=x SEEDS=2; do make -n help $v 2>&1 >/dev/null | sed 's/.*[*][*][*] //' || true; done; make -n help HOUSE=1 CHOICE2=x VPATH=. >/dev/null
make -n tables BUILD=none | grep -c 'flock -o'   # a second one waits
make -n demo SONG="it's \$(a) song.mp3" | tail -n 1 | grep -o "pipelines/demo.sh '.*' "
