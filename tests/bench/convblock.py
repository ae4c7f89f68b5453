"""The two convolution blocks of the CRNN in PyTorch, for convblock.sh:
median seconds of forward, backward and inference. convblock.py batch threads repetitions"""
import statistics
import sys
import time

import torch
from torch import nn

batch, threads, repetitions = map(int, sys.argv[1:4])
torch.set_num_threads(threads)


def block(inputs, outputs):
    layers = []
    for i in (inputs, outputs):
        layers += [nn.Conv2d(i, outputs, 3, padding=1, bias=False), nn.ReLU(), nn.BatchNorm2d(outputs)]
    return layers + [nn.MaxPool2d((1, 3)), nn.Dropout2d(0.3)]


net = nn.Sequential(*block(1, 32), *block(32, 64))
x = torch.randn(batch, 1, 400, 84)
seconds = {"forward": [], "backward": [], "inference": []}
for repetition in range(repetitions + 1):  # the first does not count
    net.train()
    times = [time.perf_counter()]
    y = net(x)
    times.append(time.perf_counter())
    y.backward(y.detach())
    times.append(time.perf_counter())
    net.eval()
    with torch.no_grad():
        net(x)
    times.append(time.perf_counter())
    if repetition:
        for name, start, end in zip(seconds, times, times[1:]):
            seconds[name].append(end - start)
for name, values in seconds.items():
    print(f"{name:10} {statistics.median(values):8.4f} s")
