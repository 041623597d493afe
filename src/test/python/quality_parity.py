"""Trains presets in Ganvas and in PyTorch on the same digits for as many steps, and compares how good they become.

    python3 src/test/python/quality_parity.py --experiments mnist-mlp mnist-scratch --steps 3000 --seeds 5 --out DIR

It needs torch, numpy and scipy, installs none of them, and runs target/ganvas/bin/ganvas (build it first) for training
and for measuring both: the samples of PyTorch go through "ganvas evaluate --images". What lies in DIR from an earlier
start is used again, so that it can be cut off.
"""
import argparse
import gzip
import json
import struct
import subprocess
import time
from pathlib import Path

import numpy as np
import scipy.stats
import torch
import torch.nn as nn

DIGITS = Path("assets/mnist10k/images-idx3-ubyte.gz")
FIGURES = ("fid", "kid", "precision", "recall", "density", "coverage", "score", "classes", "oneNn")
SAMPLES = 2000
BATCH = 100


def dense(sizes, hidden, last, dropout=0.0):
    layers = []
    for i, (before, after) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(before, after))
        if i < len(sizes) - 2:
            layers.append(hidden())
            if dropout:
                layers.append(nn.Dropout(dropout))
    return nn.Sequential(*layers, last())


def leaky():
    return nn.LeakyReLU(0.2)


# The published systems: latent size, generator, discriminator. Both update D first, on the sum of its two losses, and
# draw fresh fakes for G; both use Adam with 0.0002.
SYSTEMS = {
    "mnist-mlp": (64, lambda: dense([64, 256, 256, 784], nn.ReLU, nn.Tanh),
                  lambda: dense([784, 256, 256, 1], leaky, nn.Sigmoid)),
    "mnist-scratch": (128, lambda: dense([128, 256, 512, 1024, 784], leaky, nn.Tanh),
                      lambda: dense([784, 256, 128, 1], leaky, nn.Sigmoid, dropout=0.3)),
}


def digits():
    with gzip.open(DIGITS) as file:
        _, count, height, width = struct.unpack(">4i", file.read(16))
        pixels = np.frombuffer(file.read(), dtype=np.uint8).reshape(count, height * width)
    return torch.tensor(pixels, dtype=torch.float32) / 127.5 - 1


def train(experiment, seed, steps, target):
    """Trains in PyTorch and writes samples as an IDX file."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    latent, make_g, make_d = SYSTEMS[experiment]
    g, d = make_g(), make_d()
    of_g, of_d = (torch.optim.Adam(network.parameters(), 2e-4) for network in (g, d))
    loss, ones, zeros = nn.BCELoss(), torch.ones(BATCH, 1), torch.zeros(BATCH, 1)
    data = digits()
    per_epoch = len(data) // BATCH
    for step in range(steps):
        if step % per_epoch == 0:
            order = torch.randperm(len(data))
        at = step % per_epoch * BATCH
        real = data[order[at:at + BATCH]]
        with torch.no_grad():
            fake = g(torch.randn(BATCH, latent))
        of_d.zero_grad()
        (loss(d(real), ones) + loss(d(fake), zeros)).backward()
        of_d.step()
        of_g.zero_grad()
        loss(d(g(torch.randn(BATCH, latent))), ones).backward()
        of_g.step()
    with torch.no_grad():
        samples = g(torch.randn(SAMPLES, latent))
    levels = ((samples + 1) * 127.5).round().clamp(0, 255).to(torch.uint8).numpy()
    target.write_bytes(struct.pack(">4i", 2051, SAMPLES, 28, 28) + levels.tobytes())


def evaluate(ganvas, *what):
    line = subprocess.run([*ganvas, "evaluate", *what, "--samples", str(SAMPLES), "--json"],
                          check=True, capture_output=True, text=True).stdout
    return json.loads(line)


def measured(file, measure):
    if not file.exists():
        file.write_text(json.dumps(measure()))
    return json.loads(file.read_text())


def with_pytorch(a, experiment, seed):
    def measure():
        samples = a.out / f"pytorch-{experiment}-{a.steps}-{seed}.idx"
        train(experiment, seed, a.steps, samples)
        return evaluate(a.ganvas, "--images", str(samples))
    return measured(a.out / f"pytorch-{experiment}-{a.steps}-{seed}.json", measure)


def with_ganvas(a, experiment, seed):
    def measure():
        run = a.out / f"ganvas-{experiment}-{a.steps}-{seed}"
        subprocess.run([*a.ganvas, "train", experiment, "--steps", str(a.steps), "--seed", str(seed), "--threads", "1",
                        "--sample-every", "0", "--quiet", "--force", "--out", str(run)], check=True)
        return evaluate(a.ganvas, "--run", str(run))
    return measured(a.out / f"ganvas-{experiment}-{a.steps}-{seed}.json", measure)


def told(values):
    """The mean and its 95 % interval by Student's t."""
    mean, count = np.mean(values), len(values)
    if count < 2:
        return f"{mean:.3f}"
    reach = scipy.stats.t.ppf(0.975, count - 1) * np.std(values, ddof=1) / np.sqrt(count)
    return f"{mean:.3f} ± {reach:.3f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--experiments", nargs="+", choices=SYSTEMS, default=list(SYSTEMS))
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--ganvas", default="target/ganvas/bin/ganvas")
    a = parser.parse_args()
    a.ganvas = a.ganvas.split()
    a.out.mkdir(parents=True, exist_ok=True)
    for experiment in a.experiments:
        rows = {"Ganvas": [], "PyTorch": []}
        for seed in range(1, a.seeds + 1):
            for program, measure in (("Ganvas", with_ganvas), ("PyTorch", with_pytorch)):
                begun = time.monotonic()
                rows[program].append(measure(a, experiment, seed))
                fid = rows[program][-1]["fid"]["value"]
                print(f"{experiment} {program} seed {seed}: fid {fid:.3f}, {time.monotonic() - begun:.0f} s", flush=True)
        print(f"\n{experiment}, {a.steps} steps, seeds 1 to {a.seeds}; floor of real samples at the right\n")
        print("| figure | Ganvas | PyTorch | floor |\n|---|---|---|---|")
        for figure in FIGURES:
            columns = [told([row[figure]["value"] for row in rows[program]]) for program in rows]
            print(f"| {figure} | {columns[0]} | {columns[1]} | {rows['Ganvas'][0][figure]['floor']:.3f} |")
        print(flush=True)


if __name__ == "__main__":
    main()
