"""Writes the vectors that the figures of quality are tested against.

    python3 src/test/python/quality_vectors.py src/test/resources/dev/ganvas/metric/quality/vectors.json

It needs numpy, scipy, scikit-learn, torch, torchmetrics and prdc, and installs none of them.
"""
import json
import sys

import numpy as np
import prdc
import scipy.spatial.distance
import scipy.stats
import torch
from sklearn.neighbors import KNeighborsClassifier
from torchmetrics.image.fid import FrechetInceptionDistance
from torchmetrics.image.inception import InceptionScore
from torchmetrics.image.kid import KernelInceptionDistance

REAL, FAKE, WIDTH, CLASSES, NEIGHBOURS = 150, 120, 12, 10, 5


class AsTheyAre(torch.nn.Module):
    """Hands rows of features through, in place of a network."""

    def __init__(self, width):
        super().__init__()
        self.num_features = width

    def forward(self, rows):
        return rows.flatten(1)


def images(rows):
    return torch.tensor(rows, dtype=torch.float64)[:, :, None, None]


def fid(real, fake):
    metric = FrechetInceptionDistance(feature=AsTheyAre(WIDTH), input_img_size=(WIDTH, 1, 1)).set_dtype(torch.float64)
    metric.update(images(real), real=True)
    metric.update(images(fake), real=False)
    return metric.compute().item()


def kid(real, fake):
    """One subset of all rows, so that nothing is left to chance; it takes equal numbers."""
    count = min(len(real), len(fake))
    metric = KernelInceptionDistance(feature=AsTheyAre(WIDTH), subsets=1, subset_size=count)
    metric.update(images(real[:count]), real=True)
    metric.update(images(fake[:count]), real=False)
    return metric.compute()[0].item()


def score(probabilities, splits):
    shuffle = torch.randperm
    torch.randperm = torch.arange  # in their order, so that nothing is left to chance
    metric = InceptionScore(feature=AsTheyAre(CLASSES), splits=splits)
    metric.update(images(np.log(probabilities)))
    mean, _ = metric.compute()
    torch.randperm = shuffle
    return mean.item()


def one_nn(real, fake):
    rows = np.concatenate([real, fake])
    labels = np.array([1] * len(real) + [0] * len(fake))
    right = []
    for left_out in range(len(rows)):
        rest = np.arange(len(rows)) != left_out
        nearest = KNeighborsClassifier(1).fit(rows[rest], labels[rest])
        right.append(nearest.predict(rows[left_out:left_out + 1])[0] == labels[left_out])
    return (np.mean(right[:len(real)]) + np.mean(right[len(real):])) / 2


def main(target):
    random = np.random.default_rng(7)
    real = random.normal(size=(REAL, WIDTH)).round(4).astype(np.float32)
    fake = (0.8 * random.normal(size=(FAKE, WIDTH)) + 0.3).round(4).astype(np.float32)
    logits = random.normal(scale=2.5, size=(FAKE, CLASSES)) + np.linspace(-6, 4, CLASSES)
    probabilities = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    probabilities = probabilities.astype(np.float32)
    histogram = np.bincount(probabilities.argmax(1), minlength=CLASSES)
    near_real, near_fake = (random.gamma(shape, size=n).round(2) for shape, n in ((2.0, REAL), (1.5, FAKE)))
    numbers = (random.integers(0, 40, FAKE) * random.integers(1, 4, FAKE)).tolist()
    counts = np.bincount(numbers)
    found = prdc.compute_prdc(real.astype(np.float64), fake.astype(np.float64), NEIGHBOURS)
    diversity = scipy.spatial.distance.pdist(fake.astype(np.float64)).mean()
    smaller = scipy.stats.mannwhitneyu(near_real, near_fake).statistic / (REAL * FAKE)
    expected = {
        "fid": fid(real, fake),
        "precision": found["precision"],
        "recall": found["recall"],
        "density": found["density"],
        "coverage": found["coverage"],
        "score": score(probabilities, 10),
        "classes": int((histogram > 0).sum()),
        "classEntropy": scipy.stats.entropy(histogram),
        "confidence": probabilities.max(1).mean().item(),
        "oneNn": one_nn(real.astype(np.float64), fake.astype(np.float64)),
        "diversity": diversity / scipy.spatial.distance.pdist(real.astype(np.float64)).mean(),
        "memorising": smaller,
        "evenness": float(np.mean(np.array(numbers) % 2 == 0)),
        "evenFound": len({n for n in numbers if n % 2 == 0}),
        "numberEntropy": scipy.stats.entropy(counts, base=2),
    }
    vectors = {
        "neighbours": NEIGHBOURS,
        "width": WIDTH,
        "classes": CLASSES,
        "real": real.ravel().astype(float).round(4).tolist(),
        "fake": fake.ravel().astype(float).round(4).tolist(),
        "probabilities": [float(f"{p:.9g}") for p in probabilities.ravel()],
        "trainingDistancesOfReal": near_real.tolist(),
        "trainingDistancesOfFake": near_fake.tolist(),
        "numbers": numbers,
        "expected": expected,
        "kidOfEqualNumbers": kid(real, fake),
    }
    with open(target, "w", encoding="utf-8") as file:
        json.dump(vectors, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
