# goals that are given together are of one make, for two would work in one tree; sets asks for no build
cd "$T/.."
unset MAKEFLAGS MAKELEVEL MAKEOVERRIDES
of() { make -n "$@" DATA=nowhere 2>/dev/null | sed -n 's/.*-f pipelines\/\([a-z]*\.mk\).*/\1/p; s/.*MODEL_OUT="[^"]*" //p' | paste -sd ' ' || true; }
of model; of ablation; of model ablation
make -n tables variants 2>/dev/null | grep -o 'tables variants'
compiles() { make -n "$@" BUILD=none 2>/dev/null | grep -c ' -c -o none/' || true; }
[ "$(compiles tables)" -gt 50 ] && compiles sets
