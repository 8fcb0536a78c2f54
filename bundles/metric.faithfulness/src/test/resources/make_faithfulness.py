# SPDX-License-Identifier: Apache-2.0
"""Values of the faithfulness metrics from their published definitions, for PublishedValuesTest.

Needs numpy and scipy; nothing of Lucerna. Written from the papers and the behaviour of the reference
implementations named below, not from Lucerna's code:
    python3 make_faithfulness.py > faithfulness.json
"""
import json
import numpy as np
from scipy.ndimage import gaussian_filter
from scipy.stats import entropy, pearsonr

H, W, CLASSES, CLASS = 12, 14, 3, 1
rng = np.random.RandomState(5)
picture = np.round(rng.randn(3, H, W), 3)
weights = np.round(0.05 * rng.randn(CLASSES, 3, H, W), 4)
weights[CLASS, :, 3:8, 4:10] += 0.03  # evidence for the class
picture[:, 3:8, 4:10] += 0.7
picture = np.round(picture, 3)
weights = np.round(weights, 4)


def logits(x):
    return np.array([(w * x).sum() for w in weights])


def probability(x):
    z = logits(x)
    e = np.exp(z - z.max())
    return (e / e.sum())[CLASS]


def method(x):
    """The map: input times gradient, summed over colours."""
    return (weights[CLASS] * x).sum(0)


saliency = method(picture)
order = np.argsort(-saliency.ravel(), kind="stable")


# Deletion and insertion: Petsiuk et al. 2018, as eclique/RISE evaluation.py behaves
def kernel(size, sigma):
    one = np.zeros((size, size))
    one[size // 2, size // 2] = 1
    return gaussian_filter(one, sigma)


def blurred(x, k):
    half = len(k) // 2
    padded = np.pad(x, ((0, 0), (half, half), (half, half)))
    out = np.zeros_like(x)
    for dy in range(len(k)):
        for dx in range(len(k)):
            out += k[dy, dx] * padded[:, dy : dy + H, dx : dx + W]
    return out


def area(curve):
    curve = np.asarray(curve)
    return (curve.sum() - curve[0] / 2 - curve[-1] / 2) / (len(curve) - 1)


def changing(start, finish, step):
    x = start.reshape(3, -1).copy()
    curve = [probability(x.reshape(3, H, W))]
    for i in range((H * W + step - 1) // step):
        pixels = order[step * i : step * (i + 1)]
        x[:, pixels] = finish.reshape(3, -1)[:, pixels]
        curve.append(probability(x.reshape(3, H, W)))
    return curve


blur = blurred(picture, kernel(11, 5))
deletion = changing(picture, np.zeros_like(picture), W)
insertion = changing(blur, picture, W)

# ROAD: Rong et al. 2022, noisy linear imputation of tleemann/road_evaluation, without the noise
NEIGHBOURS = {(dy, dx): 1 / 6 if dy == 0 or dx == 0 else 1 / 12
              for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, 0)}


def imputed(x, removed):
    index = {p: n for n, p in enumerate(removed)}
    a = np.zeros((len(removed), len(removed)))
    b = np.zeros((len(removed), 3))
    for p, n in index.items():
        y, xx = divmod(int(p), W)
        for (dy, dx), weight in NEIGHBOURS.items():
            if 0 <= y + dy < H and 0 <= xx + dx < W:
                q = (y + dy) * W + xx + dx
                a[n, n] += weight
                if q in index:
                    a[n, index[q]] -= weight
                else:
                    b[n] += weight * x[:, y + dy, xx + dx]
    out = x.reshape(3, -1).copy()
    out[:, removed] = np.linalg.solve(a, b).T
    return out.reshape(3, H, W)


PERCENTILES = [10, 30, 50, 70, 90]
morf = [probability(imputed(picture, order[: int(H * W * p / 100)])) for p in PERCENTILES]
lerf = [probability(imputed(picture, order[::-1][: int(H * W * p / 100)])) for p in PERCENTILES]

# Average drop, increase, gain: Chattopadhay et al. 2018, Zhang et al. 2024
evidence = np.maximum(saliency, 0)
mask = (evidence - evidence.min()) / (evidence.max() - evidence.min())
whole, rest = probability(picture), probability(picture * mask)

# ADCC: Poppi et al. 2021
second = np.maximum(method(picture * mask), 0)
coherency = (pearsonr(evidence.ravel(), second.ravel())[0] + 1) / 2
complexity = np.abs(mask).sum() / (H * W)
drop = max(0, whole - rest) / whole
adcc = 3 / (1 / coherency + 1 / (1 - complexity) + 1 / (1 - drop))

# Sparseness and complexity: Chalasani et al. 2020, Bhatt et al. 2020
ascending = np.sort(np.abs(saliency).ravel())
n = ascending.size
gini = ((2 * np.arange(1, n + 1) - n - 1) * ascending).sum() / (n * ascending.sum())
spread = entropy(np.abs(saliency).ravel() / np.abs(saliency).sum())

# Pixel flipping to a colour: Bach et al. 2015
black = np.array([-2.0, -1.5, -1.0]).reshape(3, 1, 1) * np.ones_like(picture)
flipping = changing(picture, black, W)

# Infidelity with optimal scaling: Yeh et al. 2019, infid_sen_utils.py
given, lost = np.round(rng.randn(20), 3), np.round(rng.randn(20), 3)
beta = (lost * given).mean() / (given * given).mean()

# Agreement with a mask: average precision as sum of (R_n - R_n-1) P_n over the distinct values
truth = np.zeros((H, W), bool)
truth[4:9, 5:10] = True
coarse = np.round(evidence, 1)
precision_area, recall_before = 0.0, 0.0
for t in sorted(set(coarse.ravel()), reverse=True):
    above = coarse >= t
    recall = (above & truth).sum() / truth.sum()
    precision_area += (recall - recall_before) * (above & truth).sum() / above.sum()
    recall_before = recall

print(json.dumps({
    "shape": [3, H, W], "class": CLASS,
    "picture": picture.ravel().tolist(), "weights": weights.reshape(CLASSES, -1).tolist(),
    "kernel": kernel(11, 5)[5].tolist(), "kernel_centre": kernel(11, 5)[5, 5],
    "blurred": np.round(blur.ravel()[:60], 9).tolist(),
    "deletion": deletion, "insertion": insertion,
    "deletion_auc": area(deletion), "insertion_auc": area(insertion),
    "percentiles": PERCENTILES, "morf": morf, "lerf": lerf,
    "road_combined": (np.mean(lerf) - np.mean(morf)) / 2,
    "removed": [int(p) for p in order[: H * W // 2]],
    "imputed": np.round(imputed(picture, order[: H * W // 2]).ravel(), 9).tolist(),
    "drop": drop, "increase": int(rest > whole), "gain": max(0, rest - whole) / (1 - whole),
    "coherency": coherency, "complexity": complexity, "adcc": adcc,
    "gini": gini, "entropy": spread,
    "flipping_auc": area(flipping), "flipping": flipping,
    "given": given.tolist(), "lost": lost.tolist(), "infidelity": ((beta * given - lost) ** 2).mean(),
    "energy": evidence[truth].sum() / evidence.sum(), "coarse": coarse.ravel().tolist(),
    "average_precision": precision_area,
}, indent=None))
