# what the good vectors hold; and the same by way of text
d=$PWD
cd "$T/vectors/good"
for f in *; do
    echo "== $f"
    ztsinfo -v "$f" | cut -c 1-120
    zts2txt "$f" >"$d/text"
    txt2zts -o "$d/again.zts" "$d/text"
    # but for the index that one announces without having it
    zts2txt "$d/again.zts" | cmp -s - "$d/text" || [ "$f" = skippable_for_index.zts ] || echo "not the same by way of text"
    [ "$(wc -c <"$d/text")" -gt 600 ] || sed 's/^/    /' "$d/text"
done
# zstd alone opens a stream and shows its magic
zstd -dc concatenated.zts | grep -ac ZTSR
