"""wav2spec.py song.wav - the thesis's front end in PyTorch on one thread: its name and seconds."""
import os
import sys
import time
import wave

import numpy as np
import torch

torch.set_num_threads(1)
rows = np.load(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../parity/frontend-filterbank.npy"))
bank, at = torch.zeros(84, 1025), 0
for band in range(84):
    first, n = int(rows[at]), int(rows[at + 1])
    bank[band, first:first + n] = torch.from_numpy(rows[at + 2:at + 2 + n])
    at += 2 + n
window = torch.hann_window(2048)


def load(path):
    with wave.open(path) as f:
        x = np.frombuffer(f.readframes(f.getnframes()), "<i2").reshape(-1, f.getnchannels())
    return torch.from_numpy(x.T.astype(np.float32) / 32768)


def magnitude(x):
    return torch.stft(x, 2048, 441, window=window, center=True, pad_mode="reflect", return_complex=True).abs()


name = "torch.stft"
try:
    import torchaudio
    name, magnitude = "torchaudio", torchaudio.transforms.Spectrogram(n_fft=2048, hop_length=441, power=1)
except ImportError:
    pass
begin = time.perf_counter()
x = load(sys.argv[1]).mean(0)
feature = torch.log10(1 + bank @ magnitude(x))
print(name, "%.4f" % (time.perf_counter() - begin))
