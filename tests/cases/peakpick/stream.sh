# the stream and the text say the same; other records pass; any pieces give the same peaks
peakpick "$T/parity/post.zts" >text
peakpick -z "$T/parity/post.zts" -o peaks.zts
score -b 0 text peaks.zts 2>&1 | grep micro
score -p thesis -b 0 text peaks.zts | grep micro
score -p thesis -b 0 peaks.zts | grep micro       # the roll went through
peakpick -z <"$T/parity/post.zts" | cmp - peaks.zts
