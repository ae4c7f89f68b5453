#!/usr/bin/python3
"""Golden onsets for tests/cases/peakpick/oracle.sh.

    post.py post.npz >tests/cases/peakpick/oracle.stdout

post.npz is the reference implementation's (reference/oracle): activations, and
the peaks it kept among them, before any threshold. tests/parity/post.zts holds
the same activations as `act` and its labels as `roll`, the six segments one
after another. Needs Debian's python3-numpy; `make check` does not.
"""
import sys

import numpy as np

peaks = np.load(sys.argv[1])["peaks"].reshape(-1, 5)
print("#track\tpost")
for n, c in zip(*np.nonzero(peaks)):
    print(f"{n / 100:.9g}\t{'KD SD TT HH CC'.split()[c]}\t0\t{peaks[n, c]:.6g}")
