peakpick "$T/parity/post.zts" >/dev/full || echo $?
peakpick -z "$T/parity/post.zts" >/dev/full || echo $?
peakpick -o /dev/full "$T/parity/post.zts" || echo $?
peakpick -o nowhere/x "$T/parity/post.zts" || echo $?
peakpick -o onsets.txt "$T/parity/post.zts"; ls; wc -l <onsets.txt
for _ in {1..30}; do cat "$T/parity/post.zts"; done >many.zts
peakpick many.zts | head -n 1                      # ends by SIGPIPE, silently
