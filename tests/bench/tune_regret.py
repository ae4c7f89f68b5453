"""Regret of Optuna's TPESampler on the functions of tune_regret.c, in the same
form. Arguments: a name for the method, then the sampler's settings as JSON."""
import json
import math
import sys
import warnings

import optuna

warnings.simplefilter("ignore")
optuna.logging.disable_default_handler()


def branin(t):
    x, y = t.suggest_float("x", -5, 10), t.suggest_float("y", 0, 15)
    u = y - 5.1 / (4 * math.pi**2) * x * x + 5 / math.pi * x - 6
    return u * u + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10 - 0.39788735772973816


def hartmann3(t):
    v = [t.suggest_float(k, 0, 1) for k in "xyz"]
    A = [[3, 10, 30], [0.1, 10, 35], [3, 10, 30], [0.1, 10, 35]]
    P = [[0.3689, 0.1170, 0.2673], [0.4699, 0.4387, 0.7470], [0.1091, 0.8732, 0.5547], [0.0381, 0.5743, 0.8828]]
    return 3.86277978678 - sum(
        a * math.exp(-sum(A[i][k] * (v[k] - P[i][k]) ** 2 for k in range(3))) for i, a in enumerate([1, 1.2, 3, 3.2])
    )


def sphere4(t):
    return sum(t.suggest_float(k, -5, 5) ** 2 for k in "abcd")


def network(t):
    lr, decay = t.suggest_float("lr", 1e-4, 5e-3, log=True), t.suggest_float("decay", 1e-6, 1e-2, log=True)
    layers = t.suggest_int("layers", 2, 6)
    hidden = t.suggest_categorical("hidden", [72, 144, 288, 576])
    cell = t.suggest_categorical("cell", ["gru", "lstm"])
    return (
        0.15 * math.log10(lr / 1e-3) ** 2
        + 0.01 * math.log10(decay / 1e-4) ** 2
        + 0.01 * (layers - 4) ** 2
        + {72: 0.08, 144: 0.02, 288: 0, 576: 0.03}[hidden]
        + (0.02 if cell == "gru" else 0)
    )


for f in (branin, hartmann3, sphere4, network):
    for seed in range(100):
        study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed, **json.loads(sys.argv[2])))
        study.optimize(f, n_trials=25)
        best = math.inf
        for n, trial in enumerate(study.trials, 1):
            best = min(best, trial.value)
            if n in (15, 25):
                print(f.__name__, sys.argv[1], n, seed, f"{best:.9g}", sep="\t")
