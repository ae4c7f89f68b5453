# each choice of the ablation changes what its words say: what mixdown makes of its options
. "$T/model_parts.sh"
make -s -f pipelines/ablation.mk DATA=data --eval='print: ; @printf "%s\n" $(foreach c,$(CHOICES),"$c:$(set_$c):$(train_$c):$(seed_$c):$(passes_$c):$(arch_$c)")' print 2>/dev/null | while IFS=: read -r choice set rest; do
    echo "$choice:" $({ diff <(mixdown -L) <(mixdown $set -L) || true; } | sed -n 's/^> //p') "$(tr -s : ' ' <<<"$rest")"
done
# the same segments again and again are as many passes, whatever they are
for passes in 2700x10 1800x10 100x2; do
    make -s -f pipelines/ablation.mk DATA=data PASSES=$passes --eval='print: ; @echo $(PASSES): $(foreach n,1 3 10,$(passes_hours-$n))' print 2>/dev/null
done
for o in CHOICES="baseline no-musik" PASSES=2700 PASSES=0x3; do make -n -f pipelines/ablation.mk DATA=data "$o" 2>&1 | sed 's/^pipelines.*[*] //; s/  Stop.$//'; done || true
