"""Writes the vectors that PointMetricsTest compares with: points, and what NumPy and SciPy say of them.

python3 src/test/python/point_metrics.py src/test/resources/dev/ganvas/metric/points/point-metrics.json
Needs numpy and scipy.
"""
import json
import sys

import numpy as np
from scipy.spatial import cKDTree
from scipy.spatial.distance import jensenshannon
from scipy.stats import entropy, wasserstein_distance

CELLS = 30
DIRECTIONS = 64


def histogram(points, low, high):
    counts, _, _ = np.histogram2d(points[:, 0], points[:, 1], bins=CELLS, range=[[low, high], [low, high]])
    counts = counts.ravel()
    return np.append(counts, len(points) - counts.sum()) / len(points)


def one_nn(real, fake):
    both = np.vstack([real, fake])
    label = np.r_[np.ones(len(real)), np.zeros(len(fake))]
    _, index = cKDTree(both).query(both, k=2)
    return float(np.mean(label[index[:, 1]] == label))


def sliced(real, fake):
    angles = np.pi * np.arange(DIRECTIONS) / DIRECTIONS
    axes = np.stack([np.cos(angles), np.sin(angles)])
    return float(np.mean([wasserstein_distance(real @ a, fake @ a) for a in axes.T]))


def modes(points, centres, deviation):
    distance, index = cKDTree(centres).query(points)
    good = distance <= 3 * deviation
    shares = np.bincount(index, minlength=len(centres)) / len(points)
    return {
        "covered": int(len(np.unique(index[good]))),
        "highQuality": float(np.mean(good)),
        "reverseKl": float(entropy(shares, np.full(len(centres), 1 / len(centres)))),
    }


def case(rng, name, fake_of):
    angle = 2 * np.pi * np.arange(8) / 8
    centres = np.stack([np.cos(angle), np.sin(angle)], 1).astype(np.float32)
    real = (centres[rng.integers(8, size=60)] + 0.05 * rng.standard_normal((60, 2))).astype(np.float32)
    fake = fake_of(rng, centres).astype(np.float32)
    p, q = histogram(real.astype(float), -1.5, 1.5), histogram(fake.astype(float), -1.5, 1.5)
    return {
        "name": name,
        "low": -1.5,
        "high": 1.5,
        "centres": centres.ravel().tolist(),
        "deviation": 0.05,
        "real": real.ravel().tolist(),
        "fake": fake.ravel().tolist(),
        "js": float(jensenshannon(p, q, base=2) ** 2),
        "oneNn": one_nn(real.astype(float), fake.astype(float)),
        "slicedWasserstein": sliced(real.astype(float), fake.astype(float)),
        "modes": modes(fake.astype(float), centres.astype(float), 0.05),
    }


def main(path):
    rng = np.random.default_rng(7)
    cases = [
        case(rng, "good", lambda r, c: c[r.integers(8, size=60)] + 0.05 * r.standard_normal((60, 2))),
        case(rng, "half", lambda r, c: c[r.integers(4, size=60)] + 0.06 * r.standard_normal((60, 2))),
        case(rng, "one point", lambda r, c: np.repeat(c[2:3], 60, 0) + 1e-3 * r.standard_normal((60, 2))),
        case(rng, "noise", lambda r, c: r.uniform(-2, 2, (60, 2))),
    ]
    with open(path, "w", encoding="ascii") as file:
        json.dump(cases, file, separators=(",", ":"))
        file.write("\n")


main(sys.argv[1])
