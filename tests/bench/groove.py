#!/usr/bin/python3
"""groove.py folder ...: drum statistics of the MIDI files under each folder, as a table with a column each.

Beats only: a file shorter than 10 s (the single fills of the Groove MIDI Dataset) is left out."""
import sys
from pathlib import Path

import mido
import numpy as np

CLASSES = {"kick": (35, 36), "snare": (37, 38, 39, 40), "tom": (41, 43, 45, 47, 48, 50, 58),
           "hat": (22, 26, 42, 44, 46), "crash": (49, 52, 55, 57), "ride": (51, 53, 59)}
KINDS = {"open hat": (26, 46), "pedal hat": (44,), "cross stick": (37,), "ride bell": (53,)}
TOGETHER_S = 0.03


def tracks(folder):
    """Per file an array of time in s, note, velocity, beat, seconds a beat; drums only."""
    for path in sorted(Path(folder).rglob("*.mid")):
        mid, tick, spb = mido.MidiFile(path), 0, 0.5
        time, last, rows = 0.0, 0, []
        for m in mido.merge_tracks(mid.tracks):
            tick += m.time
            time += m.time / mid.ticks_per_beat * spb
            if m.type == "set_tempo":
                spb = m.tempo / 1e6
            if m.type == "note_on" and m.velocity and m.channel == 9:
                rows.append((time, m.note, m.velocity, tick / mid.ticks_per_beat, spb))
        if rows and rows[-1][0] > 10:
            yield np.array(sorted(rows))


def measure(folder):
    n, seconds, out = 0, 0.0, {}
    count = dict.fromkeys([*CLASSES, *KINDS], 0)
    velocity = {c: [] for c in CLASSES}
    gaps = {c: [] for c in CLASSES}
    pair = {k: [0, 0] for k in ("kick with hat or ride", "snare with hat or ride", "crash with kick", "snare with kick",
                                "crash with snare")}
    off, lag, with_toms, with_crash = [], [], 0, 0
    for rows in tracks(folder):
        n += 1
        seconds += rows[-1, 0] - rows[0, 0]
        at = {c: rows[np.isin(rows[:, 1], notes)] for c, notes in CLASSES.items()}
        for c, r in at.items():
            count[c] += len(r)
            velocity[c].extend(r[:, 2])
            gaps[c].extend(np.diff(r[:, 0]))
        for k, notes in KINDS.items():
            count[k] += int(np.isin(rows[:, 1], notes).sum())
        with_toms += len(at["tom"]) > 3
        with_crash += len(at["crash"]) > 0
        near = lambda a, b: sum(np.abs(b[:, 0] - t).min(initial=9) < TOGETHER_S for t in a[:, 0])
        time = np.vstack([at["hat"], at["ride"]])
        for k, (a, b) in {"kick with hat or ride": (at["kick"], time), "snare with hat or ride": (at["snare"], time),
                          "crash with kick": (at["crash"], at["kick"]), "snare with kick": (at["snare"], at["kick"]),
                          "crash with snare": (at["crash"], at["snare"])}.items():
            pair[k][0] += near(a, b)
            pair[k][1] += len(a)
        beat = rows[:, 3] * 4
        d = (beat - np.round(beat)) / 4 * rows[:, 4] * 1000
        d = d[np.abs(d) < 30]
        off.append(np.std(d))
        if len(d) > 20 and np.std(d[1:]) > 0.5 and np.std(d[:-1]) > 0.5:
            lag.append(np.corrcoef(d[:-1], d[1:])[0, 1])
    total = sum(count[c] for c in CLASSES)
    out["files"], out["hours"], out["hits a second"] = n, seconds / 3600, total / seconds
    for k in count:
        out[f"{k} %"] = 100 * count[k] / total
    for c, v in velocity.items():
        q = np.percentile(v, (10, 50, 90)) if v else (0, 0, 0)
        out[f"{c} velocity 10 50 90 %"] = " ".join(f"{x:.0f}" for x in q)
        out[f"{c} velocity deviation"] = np.std(v) if v else 0
    out["snares under 40 %"] = 100 * np.mean(np.array(velocity["snare"]) < 40)
    for c, g in gaps.items():
        out[f"{c} gap under 110 ms %"] = 100 * np.mean((np.array(g) < 0.11)) if g else 0
    for k, (hit, of) in pair.items():
        out[f"{k} %"] = 100 * hit / max(of, 1)
    out["off the 16th, ms, median file"] = np.median(off)
    out["its correlation hit to hit"] = np.median(lag) if lag else 0
    out["files with toms %"], out["files with a crash %"] = 100 * with_toms / n, 100 * with_crash / n
    return out


columns = [measure(f) for f in sys.argv[1:]]
print("", *(Path(f).name for f in sys.argv[1:]), sep="\t")
for k in columns[0]:
    print(k, *(c[k] if isinstance(c[k], (str, int)) else f"{c[k]:.1f}" for c in columns), sep="\t")
