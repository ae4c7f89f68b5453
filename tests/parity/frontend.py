#!/usr/bin/python3
"""frontend.py ORACLE_FOLDER - make the fixtures of tests/unit/spectrogram.c.

In: filterbank.npy (84, 1025), spec_nopad.npy (84, 1001) and spec_readaudio.npy
(1200, 84, 1), computed by the thesis's code on its test signal. Out, beside
this script: frontend-filterbank.npy, the rows one after another as first bin,
number of weights, weights; frontend-nopad.npy and frontend-pad400.npy, some
frames as (n, 85): frame number, bands."""
import os
import sys

import numpy as np

oracle, here = sys.argv[1], os.path.dirname(os.path.abspath(__file__))
bank = np.load(os.path.join(oracle, "filterbank.npy"))
rows = []
for row in bank:
    bins = np.nonzero(row)[0]
    rows += [bins[0], bins[-1] + 1 - bins[0], *row[bins[0]:bins[-1] + 1]]
np.save(os.path.join(here, "frontend-filterbank.npy"), np.array(rows, "<f4"))


def some(name, frames, wanted):
    picked = np.concatenate([np.array(wanted)[:, None], frames[wanted]], axis=1).astype("<f4")
    np.save(os.path.join(here, name), np.ascontiguousarray(picked))


near = [*range(0, 5), *range(5, 995, 11), *range(995, 1001)]
some("frontend-nopad.npy", np.load(os.path.join(oracle, "spec_nopad.npy")).T, near)
some("frontend-pad400.npy", np.load(os.path.join(oracle, "spec_readaudio.npy"))[:, :, 0],
     [*range(0, 5), *range(5, 995, 33), *range(995, 1010), 1100, *range(1195, 1200)])
