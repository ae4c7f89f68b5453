"""The five networks in PyTorch, with the parameter names and layouts of the
reference implementation, for the parity checks beside this file.

network(line) builds one from an architecture line (trainnet(1)), as
    "crnn cell=gru layers=2 hidden=24"
Input (B, T, 84), output (B, T, 5) logits.
"""
import math

import torch
from torch import nn

DEFAULTS = {"rnn": "cell=gru layers=3 hidden=144", "cnn": "conv=2 layers=3 hidden=144",
            "crnn": "cell=gru layers=3 hidden=144", "ct": "layers=3 heads=4 embed=144",
            "vit": "layers=3 heads=4 embed=144 patch=14"}


class ConvBlock(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.conv1 = nn.Conv2d(n_in, n_out, 3, padding=1, bias=False)
        self.batchnorm1 = nn.BatchNorm2d(n_out)
        self.conv2 = nn.Conv2d(n_out, n_out, 3, padding=1, bias=False)
        self.batchnorm2 = nn.BatchNorm2d(n_out)
        self.pool = nn.MaxPool2d((1, 3))
        self.dropout = nn.Dropout2d(0.3)

    def forward(self, x):
        x = self.batchnorm1(torch.relu(self.conv1(x)))
        x = self.batchnorm2(torch.relu(self.conv2(x)))
        return self.dropout(self.pool(x))


class Encoder(nn.Module):
    """Convolution blocks; (B, T, F) to (B, T, channels * bins)."""

    def __init__(self, bins, n):
        super().__init__()
        self.convolutions = nn.ModuleList(ConvBlock(32 * i or 1, 32 * (i + 1)) for i in range(n))
        self.n_out = bins // 3**n * 32 * n

    def forward(self, x):
        x = x.unsqueeze(1)
        for block in self.convolutions:
            x = block(x)
        return x.transpose(1, 2).flatten(2)


class Recurrent(nn.Module):
    def __init__(self, n_in, cell, layers, hidden, classes):
        super().__init__()
        kind = nn.LSTM if cell == "lstm" else nn.GRU
        self.rnns = kind(n_in, hidden, layers, batch_first=True, bidirectional=True, dropout=0.1 if layers > 1 else 0)
        self.fc = nn.Linear(2 * hidden, classes)

    def forward(self, x):
        return self.fc(self.rnns(x)[0])


class Position(nn.Module):
    def __init__(self, d):
        super().__init__()
        t, j = torch.arange(5000).unsqueeze(1), torch.arange(0, d, 2)
        rate = torch.exp(j * (-math.log(10000) / d))
        pe = torch.zeros(1, 5000, d)
        pe[0, :, 0::2], pe[0, :, 1::2] = torch.sin(t * rate), torch.cos(t * rate)
        self.register_buffer("pe", pe)

    def forward(self, x):
        return x + self.pe[:, :x.shape[1]]


class Block(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(d), nn.LayerNorm(d)
        self.attention = nn.MultiheadAttention(d, heads)
        self.fc1, self.fc2 = nn.Linear(d, 4 * d), nn.Linear(4 * d, d)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x):
        z = self.norm1(x).transpose(0, 1)
        x = x + self.dropout(self.attention(z, z, z, need_weights=False)[0].transpose(0, 1))
        return x + self.dropout(self.fc2(nn.functional.gelu(self.fc1(self.norm2(x)))))


class Transformer(nn.Module):
    def __init__(self, d, heads, layers, classes):
        super().__init__()
        self.positional_encoding = Position(d)
        self.layers = nn.ModuleList(Block(d, heads) for _ in range(layers))
        self.fc = nn.Linear(d, classes)

    def forward(self, x):
        x = self.positional_encoding(x)
        for block in self.layers:
            x = block(x)
        return self.fc(x)


class Patches(nn.Module):
    def __init__(self, bins, patch, d):
        super().__init__()
        n = bins // patch
        self.projection = nn.Conv2d(1, d // n, (1, patch), stride=(1, patch))
        self.position_embedding = nn.Parameter(torch.randn(1, d // n, 1, n))

    def forward(self, x):
        x = self.projection(x.unsqueeze(1)) + self.position_embedding
        return x.transpose(1, 2).flatten(2)


class Network(nn.Module):
    def __init__(self, kind, bins=84, classes=5, layers=3, **k):
        super().__init__()
        self.kind = kind
        if kind in ("cnn", "crnn", "ct"):
            self.encoder = Encoder(bins, k.get("conv", 2))
        if kind == "rnn":
            self.recurrent = Recurrent(bins, k["cell"], layers, k["hidden"], classes)
        if kind == "cnn":
            sizes = [self.encoder.n_out] + layers * [k["hidden"]]
            self.dense = nn.Sequential(*(m for a, b in zip(sizes, sizes[1:]) for m in (nn.Linear(a, b), nn.ReLU())))
            self.fc = nn.Linear(k["hidden"], classes)
        if kind == "crnn":
            self.decoder = Recurrent(self.encoder.n_out, k["cell"], layers, k["hidden"], classes)
        if kind == "ct":
            self.projection = nn.Linear(self.encoder.n_out, k["embed"])
        if kind == "vit":
            self.patch_embedding = Patches(bins, k["patch"], k["embed"])
        if kind in ("ct", "vit"):
            self.decoder = Transformer(k["embed"], k["heads"], layers, classes)

    def forward(self, x):
        if self.kind == "rnn":
            return self.recurrent(x)
        if self.kind == "cnn":
            return self.fc(self.dense(self.encoder(x)))
        if self.kind == "crnn":
            return self.decoder(self.encoder(x))
        return self.decoder(self.projection(self.encoder(x)) if self.kind == "ct" else self.patch_embedding(x))


def network(line):
    kind, *words = line.split()
    values = dict(w.split("=") for w in DEFAULTS[kind].split() + words)
    return Network(kind, **{k: v if k == "cell" else int(v) for k, v in values.items()})
