"""Trains presets in Ganvas and in PyTorch on the same images for as many steps, and compares how good they become.

    python3 src/test/python/quality_parity.py --experiments dcgan-fast faces --steps 600 --seeds 3 --out DIR

It needs torch, numpy and scipy, installs none of them, and runs target/ganvas/bin/ganvas (build it first) for training
and for measuring both: the samples of PyTorch go through "ganvas evaluate --images". The drawn faces are had from the
program too, which takes a java of 17 or newer. What lies in DIR from an earlier start is used again, so that it can be
cut off.
"""
import argparse
import gzip
import json
import struct
import subprocess
import time
import zlib
from pathlib import Path

import numpy as np
import scipy.stats
import torch
import torch.nn as nn

DIGITS = Path("assets/mnist10k/images-idx3-ubyte.gz")
FACES = Path("src/test/python/DrawnFacesFile.java")
FIGURES = ("fid", "kid", "precision", "recall", "density", "coverage", "score", "classes", "oneNn")
SAMPLES = 2000
AT_ONCE = 125  # samples that share the statistics of a batch


def dense(sizes, hidden, last, dropout=0.0, normalized=False):
    layers = []
    for i, (before, after) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(before, after))
        if i < len(sizes) - 2:
            layers.append(hidden())
            if normalized:
                layers.append(nn.BatchNorm1d(after, eps=1e-3, momentum=0.2))
            if dropout:
                layers.append(nn.Dropout(dropout))
    return nn.Sequential(*layers, last())


def leaky():
    return nn.LeakyReLU(0.2)


def fast_generator():
    return nn.Sequential(
        nn.Unflatten(1, (32, 1, 1)),
        nn.ConvTranspose2d(32, 128, 7, 1, 0, bias=False), nn.BatchNorm2d(128), nn.ReLU(),
        nn.ConvTranspose2d(128, 64, 4, 2, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU(),
        nn.ConvTranspose2d(64, 1, 4, 2, 1), nn.Tanh(), nn.Flatten())


def fast_discriminator():
    return nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)), nn.Conv2d(1, 32, 4, 2, 1), leaky(),
        nn.Conv2d(32, 64, 4, 2, 1, bias=False), nn.BatchNorm2d(64), leaky(),
        nn.Flatten(), nn.Linear(64 * 49, 1), nn.Sigmoid())


def as_in_dcgan(layer):
    if isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.normal_(layer.weight, 0, 0.02)
    elif isinstance(layer, nn.BatchNorm2d):
        nn.init.normal_(layer.weight, 1, 0.02)


def as_in_keras(layer):
    if isinstance(layer, nn.Linear):
        nn.init.xavier_uniform_(layer.weight)
        nn.init.zeros_(layer.bias)


class System:
    """A published system: all update D first and draw fresh fakes for G."""

    def __init__(self, latent, g, d, batch=100, rate=2e-4, beta1=0.9, epsilon=1e-8, first=None, d_share=1.0, halves=False):
        self.latent, self.g, self.d, self.batch = latent, g, d, batch
        self.rate, self.beta1, self.epsilon = rate, beta1, epsilon
        self.first = first  # the law of the first weights, where it is not PyTorch's own
        self.d_share = d_share  # factor of the sum of D's two losses
        self.halves = halves  # as Keras-GAN: two updates of D by half a batch each, with fakes of G in inference

    def optimizer(self, network):
        return torch.optim.Adam(network.parameters(), self.rate, betas=(self.beta1, 0.999), eps=self.epsilon)


SYSTEMS = {
    "mnist-mlp": System(64, lambda: dense([64, 256, 256, 784], nn.ReLU, nn.Tanh),
                        lambda: dense([784, 256, 256, 1], leaky, nn.Sigmoid)),
    "mnist-scratch": System(128, lambda: dense([128, 256, 512, 1024, 784], leaky, nn.Tanh),
                            lambda: dense([784, 256, 128, 1], leaky, nn.Sigmoid, dropout=0.3)),
    "faces": System(100, lambda: dense([100, 256, 512, 1024, 2352], leaky, nn.Tanh, normalized=True),
                    lambda: dense([2352, 512, 256, 1], leaky, nn.Sigmoid), batch=32, beta1=0.5, epsilon=1e-7,
                    first=as_in_keras, halves=True),
    "dcgan-fast": System(32, fast_generator, fast_discriminator, batch=64, rate=4e-4, beta1=0.5, first=as_in_dcgan,
                         d_share=0.5),
}


def digits():
    with gzip.open(DIGITS) as file:
        _, count, height, width = struct.unpack(">4i", file.read(16))
        return np.frombuffer(file.read(), dtype=np.uint8).reshape(count, height * width)


def faces(a):
    """The faces that Ganvas draws, by channel, row and column."""
    file = a.out / "faces.bytes"
    if not file.exists():
        jars = Path(a.ganvas[0]).parent.parent / "lib" / "*"
        subprocess.run(["java", "-cp", str(jars), str(FACES), str(file)], check=True)
    return np.frombuffer(file.read_bytes(), dtype=np.uint8).reshape(-1, 3 * 28 * 28)


def batches(system, count):
    """Indices of the real images of each step: shuffled, or with replacement for half batches."""
    while system.halves:
        yield torch.randint(count, (system.batch // 2,))
    while True:
        order = torch.randperm(count)
        for at in range(0, count - system.batch + 1, system.batch):
            yield order[at:at + system.batch]


def trained(system, pixels, seed, steps):
    """Trains in PyTorch and returns samples as bytes."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    g, d = system.g(), system.d()
    if system.first:
        g.apply(system.first)
        d.apply(system.first)
    of_g, of_d = system.optimizer(g), system.optimizer(d)
    loss = nn.BCELoss()

    def noise(rows):
        return torch.randn(rows, system.latent)

    def judged(images, real):
        answer = d(images)
        return loss(answer, torch.full_like(answer, real))

    def update(optimizer, of):
        optimizer.zero_grad()
        of.backward()
        optimizer.step()

    data = torch.tensor(pixels, dtype=torch.float32) / 127.5 - 1
    for _, chosen in zip(range(steps), batches(system, len(data))):
        real = data[chosen]
        g.train(not system.halves)
        with torch.no_grad():
            fake = g(noise(len(real)))
        if system.halves:
            update(of_d, judged(real, 1.0))
            update(of_d, judged(fake, 0.0))
        else:
            update(of_d, (judged(real, 1.0) + judged(fake, 0.0)) * system.d_share)
        g.train()
        update(of_g, judged(g(noise(system.batch)), 1.0))
    g.train(not system.halves)
    with torch.no_grad():
        samples = torch.cat([g(noise(AT_ONCE)) for _ in range(SAMPLES // AT_ONCE)])
    return ((samples + 1) * 127.5).round().clamp(0, 255).to(torch.uint8).numpy()


def write_idx(samples, target):
    target.write_bytes(struct.pack(">4i", 2051, len(samples), 28, 28) + samples.tobytes())


def write_pictures(samples, target):
    """Writes a folder of PNG."""
    def part(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    target.mkdir(exist_ok=True)
    for i, sample in enumerate(samples.reshape(-1, 3, 28, 28).transpose(0, 2, 3, 1)):
        rows = b"".join(b"\0" + row.tobytes() for row in sample)
        (target / f"{i:05}.png").write_bytes(
            b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">2I5B", 28, 28, 8, 2, 0, 0, 0))
            + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b""))


def measured(name, a, make, *what):
    """What "ganvas evaluate" says of what is made, unless it did before."""
    file = a.out / f"{name}.json"
    if not file.exists():
        make()
        line = subprocess.run([*a.ganvas, "evaluate", *map(str, what), "--samples", str(SAMPLES), "--json"],
                              check=True, capture_output=True, text=True).stdout
        file.write_text(line)
    return json.loads(file.read_text())


def with_ganvas(a, experiment, seed):
    name = f"ganvas-{experiment}-{a.steps}-{seed}"
    run = a.out / name

    def make():
        subprocess.run([*a.ganvas, "train", experiment, "--steps", str(a.steps), "--seed", str(seed), "--threads", "1",
                        "--sample-every", "0", "--quality-share", "0", "--quiet", "--force", "--out", str(run)],
                       check=True)
    return measured(name, a, make, "--run", run)


def with_pytorch(a, experiment, seed):
    """Its samples are measured against the real images of Ganvas's run of that seed."""
    name = f"pytorch-{experiment}-{a.steps}-{seed}"
    samples = a.out / f"{name}.samples"
    coloured = experiment == "faces"

    def make():
        made = trained(SYSTEMS[experiment], faces(a) if coloured else digits(), seed, a.steps)
        (write_pictures if coloured else write_idx)(made, samples)
    run = a.out / f"ganvas-{experiment}-{a.steps}-{seed}"
    return measured(name, a, make, "--run", run, "--images", samples)


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
                said = " ".join(f"{figure} {rows[program][-1][figure]['value']:.3f}" for figure in ("fid", "coverage"))
                print(f"{experiment} {program} seed {seed}: {said}, {time.monotonic() - begun:.0f} s", flush=True)
        print(f"\n{experiment}, {a.steps} steps, seeds 1 to {a.seeds}; floor of real samples at the right\n")
        print("| figure | Ganvas | PyTorch | floor |\n|---|---|---|---|")
        for figure in (figure for figure in FIGURES if figure in rows["Ganvas"][0]):
            columns = [told([row[figure]["value"] for row in rows[program]]) for program in rows]
            print(f"| {figure} | {columns[0]} | {columns[1]} | {rows['Ganvas'][0][figure]['floor']:.3f} |")
        print(flush=True)


if __name__ == "__main__":
    main()
