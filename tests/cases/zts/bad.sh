# every bad vector is refused, with this sentence; those of bad_index only at random
cd "$T/vectors/bad"
for f in *; do if zts2txt "$f" >/dev/null; then echo "$f was read"; fi; done
cd ../bad_index
for f in *; do zts2txt "$f" >/dev/null; if shard -s "$f" >/dev/null; then echo "$f was read"; fi; done
# what a reader would refuse is not written: too large for a vector, 65 series at once
for i in $(seq 65); do printf 'series x u8 1 @0\nkey %s\n1\n' "$i"; done | { cat; echo end; } | txt2zts >/dev/null || echo "exit $?"
