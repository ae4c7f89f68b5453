#!/usr/bin/python3
"""Golden hits for tests/unit/match.c: 10,000 random cases counted by mir_eval.

    score_vs_mir_eval.py >mir_eval_hits.txt     write them
    score_vs_mir_eval.py mir_eval_hits.txt      compare with what is there

Needs Debian's python3-mir-eval and python3-numpy; `make check` needs neither.
The generator is the one of tests/unit/match.c, draw for draw. Also asserted
here: mir_eval.onset.f_measure follows from the hits as score(1) says.
"""
import sys

import mir_eval
import numpy as np

N_CASES, MAX_EVENTS = 10000, 24
state = 0


def draw(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n


def make_case(i):
    window_ms = 50 if i % 4 != 3 else 25 if i % 8 == 3 else 100
    window_s = window_ms / 1000.0
    kind = draw(4)
    base = 1 if draw(2) else 100
    span = 20 + draw(100)
    n_ref = draw(MAX_EVENTS + 1)
    n_est = draw(MAX_EVENTS + 1)

    def anywhere():
        return base + draw(span << 16) / 6553600.0 if kind % 2 else (base * 100 + draw(span)) / 100.0

    ref = [anywhere() for _ in range(n_ref)]
    est = []
    for _ in range(n_est):
        if kind < 2 or n_ref == 0:
            est.append(anywhere())
            continue
        near = ref[draw(n_ref)]
        near = near + window_s if draw(2) else near - window_s
        nudge = draw(4)
        est.append(float(np.nextafter(near, 0) if nudge == 0 else np.nextafter(near, 1000) if nudge == 1 else near))
    return np.array(sorted(ref)), np.array(sorted(est)), window_s


def hits_of(ref, est, window_s):
    hits = len(mir_eval.util.match_events(ref, est, window_s)) if len(ref) and len(est) else 0
    p = hits / len(est) if len(ref) and len(est) else 0
    r = hits / len(ref) if len(ref) and len(est) else 0
    f = 2 * p * r / (p + r) if p + r else 0
    assert mir_eval.onset.f_measure(ref, est, window_s) == (f, p, r)
    return hits


hits = [hits_of(*make_case(i)) for i in range(N_CASES)]
digits = "".join("0123456789abcdefghijklmnopqrstuvwxyz"[h] for h in hits)
text = "".join(digits[i:i + 100] + "\n" for i in range(0, N_CASES, 100))
if len(sys.argv) == 1:
    sys.stdout.write(text)
elif open(sys.argv[1]).read() != text:
    sys.exit(f"{sys.argv[1]}: mir_eval {mir_eval.__version__} counts otherwise")
else:
    print(f"{N_CASES} cases, {sum(hits)} hits: as mir_eval {mir_eval.__version__}")
