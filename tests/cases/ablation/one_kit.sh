# one kit instead of all: the first that trains and has all pieces, or else the first that trains; the card's table has
# muldjord-close, where that trains
. "$T/model_parts.sh"
cp -r data/kits/mine data/kits/shaker
kits() {
    { printf 'kit\tfamily\tkind\tscope\n'; printf '%s\t%s\tacoustic\t%s\n' "$@"; } >data/kits/kits.tsv
    sleep 0.01; mk ablation MODEL_OUT=m m/ablation/one-kit/train.recipe >log 2>&1 || { cat log; exit 1; }
    grep '^kit' m/ablation/one-kit/train.recipe
}
kits mine mine partial:kick yours bja full shaker shaker full
kits shaker shaker partial:kick yours bja full mine mine partial:kick
cp -r data/kits/mine data/kits/muldjord-close   # which no table lists; then to validate; then to train
kits shaker shaker full yours bja full
kits shaker shaker full muldjord-close bja full
kits mine mine full yours bja full muldjord-close muldjord partial:kick
