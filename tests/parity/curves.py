#!/usr/bin/env python3
"""curves.py FOLDER >curves.tsv - train the same small CRNN here and in PyTorch.

Makes music with drums in FOLDER (the same every time), shards of it with the
tools, and trains on them: trainnet three times and PyTorch three times, with
different seeds, by the recipe of the thesis as train.h states it. Out: who,
seed, epoch, training loss, validation loss. On standard error an epoch a line:
the means of both and the spread of the seeds. Needs PyTorch and the tools in
PATH; some five minutes of one core.

Seen (curves.tsv; PyTorch 2.15): mean validation loss 2.143 here and 2.106 there
after the first epoch, 0.441 and 0.412 after nine, 0.300 and 0.300 after fifteen.
The ranges of three seeds overlap in every epoch but the twelfth, where 0.0016
lies between them; two sets of three may well do that once in fifteen times.
"""
import os
import subprocess
import sys
import wave

import numpy as np
import torch

import models

ARCH = "crnn cell=gru layers=2 hidden=24"
SEEDS, EPOCHS, BATCH, FRAMES, LR, DECAY = (1, 2, 3), 15, 16, 100, 1e-3, 1e-4
RATE = 44100


def strokes(rng):
    """A stroke of each class: kick, snare, tom, hat, cymbal."""
    t = np.arange(RATE // 2) / RATE
    noise = rng.uniform(-1, 1, len(t))
    bright = np.diff(noise, prepend=0)
    tone = lambda f, drop, length: np.sin(2 * np.pi * (f * t + drop * (1 - np.exp(-t / 0.03)))) * np.exp(-t / length)
    return {"KD": tone(50, 1, 0.08), "SD": 0.5 * noise * np.exp(-t / 0.06) + 0.4 * tone(180, 0, 0.05),
            "TT": tone(110, 1, 0.15), "HH": 0.4 * bright * np.exp(-t / 0.02), "CC": 0.4 * bright * np.exp(-t / 0.3)}


def song(name, seconds, seed):
    """Sixteenth notes of changing tempo over chords; a wave file and its onsets."""
    rng = np.random.default_rng(seed)
    x = 0.01 * rng.standard_normal(seconds * RATE)
    onsets, time = [], 0.1
    likely = {"KD": 0.3, "SD": 0.2, "TT": 0.08, "HH": 0.5, "CC": 0.05}
    while time < seconds - 0.6:
        step = rng.uniform(0.1, 0.16)
        for note in 110 * 2 ** (rng.integers(0, 24, 3) / 12):  # a chord of eight notes' length
            n, at = int(8 * step * RATE), int(time * RATE)
            part = x[at:at + n]
            part += 0.05 * np.sin(2 * np.pi * note * np.arange(len(part)) / RATE)
        for _ in range(8):
            for label, sound in strokes(rng).items():
                if rng.random() < likely[label] and time < seconds - 0.6:
                    at = int(time * RATE)
                    x[at:at + len(sound)] += rng.uniform(0.1, 0.5) * sound
                    onsets.append("%.4f\t%s\n" % (time, label))
            time += step
    with wave.open(name + ".wav", "wb") as w:
        w.setparams((1, 2, RATE, 0, "NONE", ""))
        w.writeframes((np.clip(x, -1, 1) * 32767).astype("<i2").tobytes())
    with open(name + ".txt", "w") as f:
        f.writelines(onsets)


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()


def shards(name, seconds, seed):
    song(name, seconds, seed)
    run("wav2spec", "-o", name + ".spec.zts", name + ".wav")
    run("txt2roll", "-o", name + ".roll.zts", name + ".txt")
    run("shard", "-f", str(FRAMES), "-o", name + ".zts", name + ".roll.zts", name + ".spec.zts")
    arrays = []
    for what in "spec", "roll":
        run("zts2npy", "-n", what, "-o", what + ".npy", name + ".zts")
        a = np.load(what + ".npy").astype(np.float32)
        arrays.append(a.reshape(-1, FRAMES, a.shape[-1]))
    return arrays[0], arrays[1] / 2


def ours(seed):
    for left in "ours.zts", "ours.zts.ckpt":
        if os.path.exists(left):
            os.remove(left)
    table = run("trainnet", "-a", ARCH, "-t", "train.zts", "-v", "valid.zts", "-o", "ours.zts", "-j", "1", "--seed", str(seed),
                "--epochs", str(EPOCHS), "--batch", str(BATCH), "--lr", str(LR), "--weight-decay", str(DECAY))
    rows = [line.split("\t") for line in table.splitlines()]
    columns = [rows[0].index(c) for c in ("train_loss", "valid_loss")]
    return [[float(r[c]) for c in columns] for r in rows[1:]]


def theirs(seed, train, valid):
    torch.manual_seed(seed)
    mean, std = train[0].astype(float).mean(), train[0].astype(float).std(ddof=1)
    (x, y), (vx, vy) = [(torch.from_numpy(((s - mean) / std).astype(np.float32)), torch.from_numpy(r)) for s, r in (train, valid)]
    p = np.maximum((train[1] == 1).mean((0, 1)), 1e-10)
    weight = torch.tensor(1 / (-p * np.log(p) - (1 - p) * np.log(1 - p)), dtype=torch.float32)
    loss_of = lambda logits, labels: torch.nn.functional.binary_cross_entropy_with_logits(logits, labels, reduction="none").sum(-1)
    model = models.network(ARCH)
    optimiser = torch.optim.AdamW(model.parameters(), lr=LR, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(optimiser, factor=0.2, patience=5, threshold=1e-4)
    curve = []
    for _ in range(EPOCHS):
        model.train()
        losses = []
        for batch in torch.randperm(len(x)).split(BATCH):
            frame_weight = (y[batch] * weight).sum(-1).clamp(min=1)
            loss = (loss_of(model(x[batch]), y[batch]) * frame_weight).mean()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2)
            optimiser.step()
            losses.append(loss.item())
        model.eval()
        with torch.no_grad():
            at = range(0, len(vx), BATCH)
            valid_loss = np.mean([loss_of(model(vx[i:i + BATCH]), vy[i:i + BATCH]).mean().item() for i in at])
        schedule.step(valid_loss)
        curve.append([np.mean(losses), valid_loss])
    return curve


torch.set_num_threads(1)
os.makedirs(sys.argv[1], exist_ok=True)
os.chdir(sys.argv[1])
train, valid = shards("train", 160, 1), shards("valid", 48, 2)
print("who\tseed\tepoch\ttrain_loss\tvalid_loss")
curves = {}
for who, seed in [("here", s) for s in SEEDS] + [("torch", s) for s in SEEDS]:
    curves[who, seed] = ours(seed) if who == "here" else theirs(seed, train, valid)
    for epoch, losses in enumerate(curves[who, seed], 1):
        print("%s\t%d\t%d\t%.5f\t%.5f" % (who, seed, epoch, *losses), flush=True)
print("torch %s, %d training segments" % (torch.__version__, len(train[0])), file=sys.stderr)
print("epoch\there\ttorch\there: lowest, highest\ttorch: lowest, highest", file=sys.stderr)
for epoch in range(EPOCHS):
    here, there = ([curves[who, s][epoch][1] for s in SEEDS] for who in ("here", "torch"))
    print("%d\t%.4f\t%.4f\t%.4f %.4f\t%.4f %.4f" % (epoch + 1, np.mean(here), np.mean(there), min(here), max(here), min(there),
                                                 max(there)), file=sys.stderr)
