#!/usr/bin/env python3
"""midi_vs_mido.py DATA - midi2onset beside mido (Debian's python3-mido) on every
MIDI file below DATA: the same notes on all channels, times within 1 ms.

Run by hand: midi2onset must be in PATH. Prints a line a disagreeing file, then
the counts and the largest difference; exits with 1 when a file disagrees."""
import os
import subprocess
import sys

import mido


def notes_of_mido(path):
    """(note, seconds, velocity) of every note-on."""
    found, second = [], 0.0
    song = mido.MidiFile(path)
    tempo = 500000
    for message in mido.merge_tracks(song.tracks):
        second += mido.tick2second(message.time, song.ticks_per_beat, tempo)
        if message.type == 'set_tempo':
            tempo = message.tempo
        elif message.type == 'note_on' and message.velocity > 0:
            found.append((message.note, second, message.velocity))
    return found


def notes_of_midi2onset(path):
    text = subprocess.run(['midi2onset', '-nc', 'all', path], check=True, capture_output=True, text=True).stdout
    rows = [line.split('\t') for line in text.splitlines() if not line.startswith('#')]
    return [(int(note), float(time), int(velocity)) for time, note, velocity in rows]


def main():
    files = sorted(os.path.join(folder, name) for folder, _, names in os.walk(sys.argv[1])
                   for name in names if name.lower().endswith(('.mid', '.midi')))
    bad, n_notes, largest = 0, 0, 0.0
    for path in files:
        ours, theirs = sorted(notes_of_midi2onset(path)), sorted(notes_of_mido(path))
        n_notes += len(theirs)
        if [n[::2] for n in ours] != [n[::2] for n in theirs]:
            print(f'{path}: other notes: {len(ours)} of ours, {len(theirs)} of mido')
            bad += 1
            continue
        difference = max((abs(a[1] - b[1]) for a, b in zip(ours, theirs)), default=0)
        largest = max(largest, difference)
        if difference > 0.001:
            print(f'{path}: {difference:.6f} s apart')
            bad += 1
    print(f'{len(files)} files, {n_notes} notes, {bad} files disagree, largest difference {largest:.2e} s')
    return bad > 0


if __name__ == '__main__':
    sys.exit(main())
