"""A network's training step and inference in PyTorch, for net.sh: what net.c
does, with the same arguments and the same line of output.

    net.py train|infer ARCH batch threads seconds"""
import pathlib
import resource
import statistics
import sys
import time

import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "parity"))
from models import network

mode, arch, batch, threads, limit = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:5]), float(sys.argv[5])
torch.set_num_threads(threads)
torch.set_flush_denormal(True)
net = network(arch)
x, target = torch.rand(batch, 400, 84) * 2 - 1, (torch.rand(batch, 400, 5) < 0.05).float()
weight = torch.ones(5)
optimiser = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=1e-4)


def step():
    optimiser.zero_grad(set_to_none=True)
    frame = (target * weight).sum(-1, keepdim=True).clamp(min=1)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(net(x), target, weight=frame, reduction="sum")
    (loss / (batch * 400)).backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 2)
    optimiser.step()


def infer():
    with torch.no_grad():
        net(x)


net.train(mode == "train")
run, seconds, start, cpu = step if mode == "train" else infer, [], 0, 0
while len(seconds) < 3 or time.perf_counter() - start < limit:
    begin = time.perf_counter()
    if len(seconds) == 1:
        start, cpu = begin, time.process_time()
    run()
    seconds.append(time.perf_counter() - begin)
cpu = (time.process_time() - cpu) / batch / (len(seconds) - 1)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024e-6
print(f"segments/s {batch / statistics.median(seconds[1:]):.2f} CPU {cpu:.5f} MB {peak:.0f}")
