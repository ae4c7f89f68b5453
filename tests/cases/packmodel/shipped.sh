# the model that comes with the suite: small, with its licence, and what its card and the README say of it is so
model=$T/../pipelines/models/drums.zts card=$T/../pipelines/models/README.md
[ "$(stat -c %s "$model")" -lt 4000000 ] || echo "larger than 4 MB"
attr() { zts2txt "$model" | sed -n "s/^attr $1=//p"; }
attr licence
[ "$(grep -o '`crnn [^`]*`' "$card" | head -n 1)" = "\`$(attr arch)\`" ] || echo "another network: $(attr arch)"
words() { paste -d ' ' <(attr classes | tr ' ' '\n') <(attr thresholds | tr ' ' '\n') | awk '{ printf "%s%s %.2f", n++ ? ", " : "", $1, $2 }'; }
grep -q "$(words)" "$card" || echo "other thresholds: $(words)"
# scores stand in two places
table() { sed -n '/^| F1, 50 ms/,/^$/p' "$1"; }
[ "$(table "$card" | wc -l)" -ge 6 ] && diff <(table "$card") <(table "$T/../README.md")
