# what -v counts, as text and as a stream
for o in -v "-v -z" "-v -t 0.9"; do peakpick $o "$T/parity/post.zts" 2>&1 >out | cat; done
cat "$T/parity/post.zts" <(zts2txt "$T/parity/post.zts" | sed 's/^key post/key two/' | txt2zts) | peakpick -v 2>&1 >/dev/null
