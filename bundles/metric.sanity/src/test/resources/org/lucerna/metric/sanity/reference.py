# SPDX-License-Identifier: Apache-2.0
"""Reference values of StructuralSimilarityTest and RanksTest, with NumPy and SciPy alone.

SSIM from the definition in Wang et al. 2004, section III: the weighted sums of every window are
written out, no filter is applied. Spearman from scipy.stats.spearmanr.
Run: python3 reference.py
"""
import numpy as np
from scipy.stats import spearmanr


def planes():
    """Two planes of 24 x 20 numbers in [0, 1] that Java makes alike."""
    y, x = np.mgrid[0:24, 0:20].astype(np.float64)
    a = 0.5 + 0.5 * np.sin(0.7 * x + 0.3 * y)
    b = 0.5 + 0.5 * np.sin(0.7 * x + 0.3 * y + 0.05 * x * y)
    return a.astype(np.float32).astype(np.float64), b.astype(np.float32).astype(np.float64)


def ssim(a, b):
    t = np.arange(-5, 6)
    w = np.exp(-(t[:, None] ** 2 + t[None, :] ** 2) / (2 * 1.5**2))
    w /= w.sum()
    c1, c2 = 0.01**2, 0.03**2
    found = []
    for i in range(a.shape[0] - 10):
        for j in range(a.shape[1] - 10):
            p, q = a[i : i + 11, j : j + 11], b[i : i + 11, j : j + 11]
            mp, mq = (w * p).sum(), (w * q).sum()
            vp, vq = (w * (p - mp) ** 2).sum(), (w * (q - mq) ** 2).sum()
            cov = (w * (p - mp) * (q - mq)).sum()
            found.append(
                (2 * mp * mq + c1) * (2 * cov + c2) / ((mp**2 + mq**2 + c1) * (vp + vq + c2))
            )
    return np.mean(found)


a, b = planes()
print("ssim", repr(float(ssim(a, b))))
print("spearman", repr(float(spearmanr(a.ravel(), b.ravel()).statistic)))
r, s = np.round(4 * a), np.round(4 * b)
print("with ties", repr(float(spearmanr(r.ravel(), s.ravel()).statistic)))
print("signed, with ties", repr(float(spearmanr((r - 2).ravel(), (2 - s).ravel()).statistic)))
