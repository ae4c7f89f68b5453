#!/usr/bin/python3
"""exchange.py [line ...] - models go to PyTorch and come back.

For each architecture line: a PyTorch model with every parameter and statistic
drawn anew is saved as safetensors, st2zts makes a model of it, and predict's
activations are compared with PyTorch's (within 1e-4); zts2st writes it back,
which must load strictly and hold the same bits (the position table, which is
computed, up to a last place of its rates). st2zts and zts2st must give the same model and the same
file again. Prints a line for each. Needs PyTorch (exit 77 without) and the tools
in PATH; the safetensors module is tried on our file too where it is installed.
"""
import os
import subprocess
import sys
import tempfile

try:
    import numpy as np
    import torch
except ImportError:
    print("torch or numpy cannot be imported")
    sys.exit(77)
import models
import safetensors_io

LINES = ["rnn cell=gru layers=2 hidden=16", "rnn cell=lstm layers=3 hidden=8", "cnn conv=1 layers=2 hidden=24",
         "cnn conv=3 layers=1 hidden=8", "crnn cell=gru layers=2 hidden=12", "crnn cell=lstm layers=2 hidden=12",
         "ct layers=2 heads=2 embed=24", "vit layers=2 heads=4 embed=24 patch=7", "vit layers=1 heads=1 embed=12 patch=21"]
FEATURE = "logfilt84-44100-2048-441"
MEAN, STD, FRAMES = 0.3, 0.7, 450
PE = "decoder.positional_encoding.pe"


def run(*command, **more):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, **more).stdout


def drawn_anew(line):
    """Statistics and norms too, so that nothing is trivial."""
    model = models.network(line).eval()
    for name, t in model.state_dict().items():
        if name.endswith("running_var"):
            t.uniform_(0.5, 1.5)
        elif name.endswith("num_batches_tracked"):
            t.fill_(1234)
        elif "norm" in name:
            t.add_(0.3 * torch.randn_like(t))
    return model


def stream(spec):
    """A feature stream as text for txt2zts."""
    lines = ["series spec f32 %d 84 @0 last" % len(spec), "key x", "attr frame_rate_hz=100", "attr feature=" + FEATURE]
    return "\n".join(lines + [" ".join("%.9g" % v for v in row) for row in spec] + ["end", ""]).encode()


def activations(path):
    act = []
    for line in run("zts2txt", path).decode().splitlines():
        words = line.split()
        if words[0] not in ("series", "key", "attr", "end"):
            act.append([float(w) for w in words])
    return np.array(act)


def exchange(line):
    model = drawn_anew(line)
    state = {name: t.numpy() for name, t in model.state_dict().items()}
    safetensors_io.save("torch.st", state, {"format": "pt"})
    run("st2zts", "-a", line, "--mean", str(MEAN), "--std", str(STD), "-o", "m.zts", "torch.st")

    spec = np.random.rand(FRAMES, 84).astype(np.float32)
    run("txt2zts", "-o", "spec.zts", input=stream(spec))
    run("predict", "-s", "-m", "m.zts", "-o", "act.zts", "spec.zts")
    padded = np.concatenate([spec, np.zeros((800 - FRAMES, 84), np.float32)]).reshape(2, 400, 84)
    with torch.no_grad():
        want = torch.sigmoid(model(torch.from_numpy((padded - np.float32(MEAN)) / np.float32(STD)))).numpy()
    want = want.reshape(800, 5)[:FRAMES]
    off = np.abs(activations("act.zts") - want).max()
    assert off < 1e-4, "%s: activations differ by %g" % (line, off)

    run("zts2st", "-o", "ours.st", "m.zts")
    back, metadata = safetensors_io.load("ours.st")
    assert float(metadata["mean"]) == MEAN and float(metadata["std"]) == STD
    models.network(line).load_state_dict({k: torch.from_numpy(v.copy()) for k, v in back.items()}, strict=True)
    for name, t in state.items():
        if name == PE:
            same = (np.abs(back[name] - t) < 1e-6 + 1.2e-7 * np.arange(5000)[:, None]).all()
        else:
            same = np.array_equal(back[name], t)
        assert same, "%s: %s came back otherwise" % (line, name)
    try:
        from safetensors.numpy import load_file
        assert all(np.array_equal(v, back[k]) for k, v in load_file("ours.st").items())
    except ImportError:
        pass
    run("st2zts", "-o", "again.zts", "ours.st")
    run("ztscmp", "m.zts", "again.zts")
    run("zts2st", "-o", "again.st", "again.zts")
    assert open("again.st", "rb").read() == open("ours.st", "rb").read(), "%s: not the same file again" % line
    print("%s: activations differ by %.1g, the way back by nothing" % (line, off), file=sys.stderr)


torch.manual_seed(1), np.random.seed(1)
torch.set_num_threads(1)
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for l in sys.argv[1:] or LINES:
        exchange(l)
print("ok")
