#!/usr/bin/python3
"""What tests/cases/peakpick/oracle.sh and score/oracle.sh compare with.

    post.py post.npz >tests/cases/peakpick/oracle.stdout
    post.py post.npz stream | txt2zts -o tests/parity/post.zts

post.npz is the reference implementation's (reference/oracle): activations, and
the peaks it kept among them, before any threshold. post.zts holds the labels as
`roll` and the activations as `act`, the six segments one after another. Needs
Debian's python3-numpy; `make check` does not.
"""
import sys

import numpy as np

CLASSES = "KD SD TT HH CC"


def onsets(peaks):
    print("#track\tpost")
    for n, c in zip(*np.nonzero(peaks)):
        print(f"{n / 100:.9g}\t{CLASSES.split()[c]}\t0\t{peaks[n, c]:.6g}")


def series(name, kind, values, attrs):
    for n in range(0, len(values), 400):
        piece = values[n:n + 400]
        print(f"series {name} {kind} {len(piece)} 5 @{n}" + (" last" if n + 400 >= len(values) else ""))
        print("key post")
        if n == 0:
            print("".join(f"attr {a}\n" for a in attrs), end="")
        for row in piece:
            print(*(f"{v:.9g}" for v in row))


data = np.load(sys.argv[1])
if sys.argv[2:] == ["stream"]:
    attrs = ["frame_rate_hz=100", f"classes={CLASSES}"]
    series("roll", "u8", 2 * data["labels"].reshape(-1, 5), attrs)
    series("act", "f32", data["activations"].reshape(-1, 5), attrs + ["thresholds=0.5 0.5 0.5 0.5 0.5"])
    print("end")
else:
    onsets(data["peaks"].reshape(-1, 5))
