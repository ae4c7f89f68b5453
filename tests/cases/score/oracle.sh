# the reference implementation's counts and F1 on its own activations (reference/oracle, post.npz)
peakpick -Tz "$T/parity/post.zts" | score -p thesis -
# the same peaks as text against the rolls in the stream
peakpick -T "$T/parity/post.zts" | score -p thesis "$T/parity/post.zts" - >text.tsv
peakpick -Tz "$T/parity/post.zts" | score -p thesis - | cmp - text.tsv
