"""Makes src/test/resources/dev/ganvas/engine/loss-vectors.json: whole GAN training steps done by PyTorch.

    pip install torch
    python src/test/python/loss_vectors.py

Each line of the file is a case: its settings, what PyTorch measured at each step, and the weights after the last one.
LossVectorsTest does the same steps with the engine. Weights, samples and noise are not stored: both sides make them with
the function `numbers` below, which gives the same floats everywhere. Everything is computed in double precision; the
penalties are differentiated twice by torch.autograd, and spectral norm is torch.nn.utils.parametrizations.spectral_norm.
"""

import json
import math
import pathlib

import torch
from torch import nn
from torch.nn.functional import softplus
from torch.nn.utils import parametrizations, parametrize

torch.set_default_dtype(torch.float64)
TARGET = pathlib.Path(__file__).parents[1] / "resources/dev/ganvas/engine/loss-vectors.json"
STEPS = 4
LATENT = 3
BATCH = 4
LEAK = 0.2


def numbers(count, stream, scale):
    """The same floats as LossVectorsTest.numbers makes."""
    values = [scale * math.sin(12.9898 * (i + 1) + 78.233 * stream) for i in range(count)]
    return torch.tensor(values, dtype=torch.float32).double()


def dense_generator():
    return nn.Sequential(nn.Linear(LATENT, 6), nn.ReLU(), nn.Linear(6, 5), nn.Tanh())


def dense_discriminator(pack, classes):
    return nn.Sequential(
        nn.Linear(5 * pack, 8), nn.LeakyReLU(LEAK), nn.Linear(8, 6), nn.ReLU(), nn.Linear(6, classes))


def convolutional_generator():
    return nn.Sequential(nn.Linear(LATENT, 16), nn.Tanh())


def convolutional_discriminator(pack, classes):
    """Strided convolution, transposed convolution, nearest upsampling and pooling by mean, all between rectifiers."""
    return nn.Sequential(
        nn.Unflatten(1, (pack, 4, 4)),
        nn.Conv2d(pack, 3, 4, 2, 1), nn.LeakyReLU(LEAK),
        nn.ConvTranspose2d(3, 2, 4, 2, 1), nn.LeakyReLU(LEAK),
        nn.Upsample(scale_factor=2),
        nn.Conv2d(2, 4, 3, 1, 1), nn.LeakyReLU(LEAK),
        nn.AvgPool2d(8), nn.Flatten(),
        nn.Linear(4, classes))


def parameters(network):
    """Weights in the order in which Deeplearning4j keeps them: a dense layer's before its bias, a convolution's behind."""
    found = []
    for layer in network:
        if isinstance(layer, nn.Linear):
            found += [weight(layer), layer.bias]
        elif isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d)):
            found += [layer.bias, weight(layer)]
    return found


def weight(layer):
    return layer.parametrizations.weight.original if parametrize.is_parametrized(layer) else layer.weight


def fill(network, stream):
    every = parameters(network)
    values = numbers(sum(p.numel() for p in every), stream, 0.6)
    at = 0
    with torch.no_grad():
        for p in every:
            p.copy_(values[at:at + p.numel()].view_as(p))
            at += p.numel()


def flat(network):
    return torch.cat([p.detach().reshape(-1) for p in parameters(network)])


def normalize(discriminator):
    """
    Spectral norm as PyTorch has it, its vector u set to a known one and v to what a power iteration makes of that.
    """
    index = 0
    for layer in discriminator:
        if hasattr(layer, "weight"):
            parametrizations.spectral_norm(layer)
            norm = layer.parametrizations.weight[0]
            with torch.no_grad():
                matrix = norm._reshape_weight_to_matrix(layer.parametrizations.weight.original)
                norm._u.copy_(nn.functional.normalize(numbers(norm._u.numel(), 900 + index, 1), dim=0))
                norm._v.copy_(nn.functional.normalize(matrix.T @ norm._u, dim=0))
            index += 1
    discriminator.eval()


def iterate(discriminator):
    """One power iteration with the weights that an update left; the vectors stand still until the next."""
    discriminator.train()
    with torch.no_grad():
        for layer in discriminator:
            if parametrize.is_parametrized(layer):
                layer.weight
    discriminator.eval()


def optimizer(kind, network):
    if kind == "adam":
        return torch.optim.Adam(network.parameters(), lr=0.01, betas=(0.5, 0.9))
    return torch.optim.SGD(network.parameters(), lr=0.02)


class Losses:
    REAL_LABEL = 0.9
    FAKE_LABEL = 0.1

    @staticmethod
    def entropy(c, label):
        return nn.functional.binary_cross_entropy_with_logits(c, torch.full_like(c, label))

    def __init__(self, kind):
        self.kind = kind

    def real(self, real, fake):
        return {
            "non-saturating": lambda: self.entropy(real, self.REAL_LABEL),
            "minimax": lambda: self.entropy(real, self.REAL_LABEL),
            "least-squares": lambda: ((real - 1) ** 2).mean(),
            "wasserstein": lambda: -real.mean(),
            "hinge": lambda: torch.relu(1 - real).mean(),
            "relativistic": lambda: softplus(-(real - fake)).mean(),
        }[self.kind]()

    def fake(self, real, fake):
        return {
            "non-saturating": lambda: self.entropy(fake, self.FAKE_LABEL),
            "minimax": lambda: self.entropy(fake, self.FAKE_LABEL),
            "least-squares": lambda: (fake ** 2).mean(),
            "wasserstein": lambda: fake.mean(),
            "hinge": lambda: torch.relu(1 + fake).mean(),
            "relativistic": lambda: torch.zeros(()),  # the loss of a pair is one, and told by both parts
        }[self.kind]()

    def generator(self, real, fake):
        return {
            "non-saturating": lambda: self.entropy(fake, 1.0),
            "minimax": lambda: -softplus(fake).mean(),
            "least-squares": lambda: ((fake - 1) ** 2).mean(),
            "wasserstein": lambda: -fake.mean(),
            "hinge": lambda: -fake.mean(),
            "relativistic": lambda: softplus(-(fake - real)).mean(),
        }[self.kind]()


def run(case):
    convolutional = case["network"] == "convolutional"
    pack, classes = case["pack"], case["classes"]
    g = convolutional_generator() if convolutional else dense_generator()
    d = (convolutional_discriminator if convolutional else dense_discriminator)(pack, classes)
    fill(g, 1)
    fill(d, 2)
    if case["spectral-norm"]:
        normalize(d)
    average = flat(g)
    g_optimizer, d_optimizer = optimizer(case["optimizer"], g), optimizer(case["optimizer"], d)
    losses = Losses(case["loss"])
    size = 16 if convolutional else 5
    rows = BATCH // pack
    weight_of_sum = 0.5 if case["d-loss"] == "mean" else 1

    def judge(samples):
        answer = d(samples.reshape(rows, -1))
        return answer[:, 0] if classes == 1 else answer[:, 1] - answer[:, 0]

    def noise(step, draw):
        return numbers(BATCH * LATENT, 2000 + 100 * step + draw, 1).view(BATCH, LATENT)

    def disturbed(samples, step, draw):
        deviation = case["instance-noise"] * max(0.0, 1 - step / case["instance-noise-steps"])
        return samples + deviation * numbers(samples.numel(), 4000 + 100 * step + draw, 1).view_as(samples)

    def slopes(samples):
        samples = samples.detach().reshape(rows, -1).requires_grad_(True)
        gradient, = torch.autograd.grad(judge(samples).sum(), samples, create_graph=True)
        return gradient

    def penalty(real, fake, step, draw):
        kind, strength = case["penalty"], case["penalty-weight"]
        if kind == "none":
            return torch.zeros(())
        if kind == "wgan-gp":
            share = (0.5 + 0.5 * numbers(rows, 3000 + 100 * step + draw, 1)).view(rows, 1)
            share = share.float().double()
            mixed = share * real.reshape(rows, -1) + (1 - share) * fake.detach().reshape(rows, -1)
            return strength * ((slopes(mixed).norm(dim=1) - 1) ** 2).mean()
        result = torch.zeros(())
        if kind in ("r1", "r1+r2"):
            result = result + strength / 2 * slopes(real).square().sum(1).mean()
        if kind in ("r2", "r1+r2"):
            result = result + strength / 2 * slopes(fake).square().sum(1).mean()
        return result

    figures = []
    for step in range(STEPS):
        for draw in range(case["d-steps"]):
            with torch.no_grad():
                made = g(noise(step, draw))
            fake = disturbed(made, step, 2 * draw + 1)
            real = disturbed(numbers(BATCH * size, 1000 + 100 * step + draw, 1).view(BATCH, size), step, 2 * draw)
            on_real, on_fake = judge(real), judge(fake)
            extra = penalty(real, fake, step, draw)
            if case["loss"] == "relativistic":
                d_loss = losses.real(on_real, on_fake) + extra
            else:
                d_loss = weight_of_sum * (losses.real(on_real, on_fake) + losses.fake(on_real, on_fake)) + extra
            d_optimizer.zero_grad()
            d_loss.backward()
            d_optimizer.step()
            if case["clip"] > 0:
                with torch.no_grad():
                    for p in d.parameters():
                        p.clamp_(-case["clip"], case["clip"])
            if case["spectral-norm"]:
                iterate(d)
        for update in range(case["g-steps"]):
            drawn = case["d-steps"] + update
            fake = disturbed(g(noise(step, drawn)), step, 2 * drawn + 1)
            g_loss = losses.generator(judge(real), judge(fake))
            g_optimizer.zero_grad()
            g_loss.backward()
            g_optimizer.step()
        decay = min(case["ema"], (1 + step) / (10 + step))
        average = decay * average + (1 - decay) * flat(g)
        figures.append([d_loss.item(), g_loss.item(), extra.item()])
    result = {"figures": figures, "generator": flat(g).tolist(), "discriminator": flat(d).tolist()}
    if case["ema"] > 0:
        result["average"] = average.tolist()
    return {**case, **result}


def rounded(value):
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return float(f"{value:.6g}") if isinstance(value, float) else value


def cases():
    # Plain descent where the gradient of a bias is zero but for rounding, which Adam would make a whole step of: a
    # constant on top of all scores changes nothing under the losses of score differences.
    plain = {
        "network": "dense", "optimizer": "sgd", "loss": "non-saturating", "d-loss": "sum", "classes": 1, "d-steps": 1,
        "g-steps": 1, "clip": 0.0, "penalty": "none", "penalty-weight": 0.0, "spectral-norm": False, "pack": 1,
        "ema": 0.0, "instance-noise": 0.0, "instance-noise-steps": 1}
    losses = ["non-saturating", "minimax", "least-squares", "wasserstein", "hinge", "relativistic"]
    for loss in losses:
        yield {**plain, "loss": loss, "optimizer": "adam" if loss in losses[:3] else "sgd"}
        yield {**plain, "loss": loss, "d-loss": "mean", "network": "convolutional", "d-steps": 2, "classes": 2}
    yield {**plain, "loss": "wasserstein", "clip": 0.25, "d-steps": 3}
    yield {**plain, "loss": "relativistic", "g-steps": 2, "d-steps": 2}
    for penalty, strength in [("wgan-gp", 10.0), ("r1", 2.0), ("r2", 2.0), ("r1+r2", 1.0)]:
        loss = "wasserstein" if penalty == "wgan-gp" else "relativistic"
        yield {**plain, "loss": loss, "penalty": penalty, "penalty-weight": strength, "d-steps": 2}
        yield {**plain, "loss": loss, "penalty": penalty, "penalty-weight": strength, "network": "convolutional",
               "classes": 2}
    yield {**plain, "penalty": "r1", "penalty-weight": 10.0, "d-loss": "mean"}
    yield {**plain, "loss": "hinge", "spectral-norm": True}
    yield {**plain, "loss": "hinge", "spectral-norm": True, "network": "convolutional", "d-steps": 2}
    yield {**plain, "loss": "wasserstein", "spectral-norm": True, "penalty": "wgan-gp", "penalty-weight": 1.0}
    yield {**plain, "pack": 2}
    yield {**plain, "pack": 4, "loss": "hinge", "network": "convolutional"}
    yield {**plain, "pack": 2, "loss": "relativistic", "penalty": "r1+r2", "penalty-weight": 1.0}
    yield {**plain, "pack": 2, "loss": "wasserstein", "penalty": "wgan-gp", "penalty-weight": 10.0, "d-steps": 2}
    yield {**plain, "ema": 0.9, "g-steps": 2}
    yield {**plain, "ema": 0.2}
    yield {**plain, "instance-noise": 0.5, "instance-noise-steps": 3, "d-steps": 2}
    yield {**plain, "instance-noise": 0.5, "instance-noise-steps": 3, "loss": "wasserstein", "penalty": "wgan-gp",
           "penalty-weight": 10.0, "pack": 2}


def main():
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({key: rounded(value) for key, value in run(case).items()}) for case in cases()]
    TARGET.write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{TARGET}: {len(lines)} cases, {TARGET.stat().st_size} bytes, by PyTorch {torch.__version__}")


if __name__ == "__main__":
    main()
