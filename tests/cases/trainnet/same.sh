# the same bytes for any number of threads and again; others for another seed
. "$T/net_parts.sh"
for j in 1 2 5; do train --epochs 2 -j $j -o $j.zts >$j.tsv; done
for j in 2 5; do cmp 1.zts $j.zts; cmp 1.zts.ckpt $j.zts.ckpt; cmp 1.tsv $j.tsv; done
train --epochs 2 -j 2 -o again.zts | cmp - 1.tsv
cmp again.zts 1.zts
train --epochs 2 --seed 2 -o seed.zts >/dev/null
ztscmp -A seed.zts 1.zts >/dev/null || echo "another seed, exit $?"
# what is printed, and what the model says of itself
head -n 1 1.tsv
awk -F '\t' '{ print NF, $1, $2 }' 1.tsv
ztsinfo -v 1.zts | sed 's, train [0-9a-f]*.*,,' | grep -a 'trained\|arch\|classes'
train --epochs 1 -j 1 --verbose -o verbose.zts 2>&1 >/dev/null | sed -E 's/[0-9.]+ (MB|%)/N \1/'
