# every peak of the reference implementation, and no other, at any threshold (reference/oracle, post.npz)
peakpick -T -t 0 "$T/parity/post.zts"
