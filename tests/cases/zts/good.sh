# what the good vectors hold; and the same by way of text
for f in "$T"/vectors/good/*; do
    echo "== ${f##*/}"
    ztsinfo -v "$f" | cut -c 1-120
    zts2txt "$f" >text
    txt2zts -o again.zts text
    zts2txt again.zts | cmp - text
    [ "$(wc -c <text)" -gt 600 ] || sed 's/^/    /' text
done
# zstd alone opens a stream and shows its magic
zstd -dc "$T/vectors/good/concatenated.zts" | grep -ac ZTSR
