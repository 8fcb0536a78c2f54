# SPDX-License-Identifier: Apache-2.0
"""Values of SignedRanksTest, RankCorrelationTest and CliquesTest: python3 rank_tests.py (NumPy, SciPy, for cliques NetworkX or brute force)."""
import itertools

import numpy as np
from scipy import stats

# Darwin's maize (Fisher 1935, "The design of experiments", table 3): crossed minus self-fertilised, in eighths of an inch.
DARWIN = np.array([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48])
# With ties and zeros.
TIED = np.array([0, 0, 1, 1, -1, 2, 2, 3, -3, 4, 5, 5, 0, 6])


def signed_ranks(d):
    """Ranks of |d| with zeros among them, zeros' ranks dropped (Pratt 1959)."""
    return stats.rankdata(np.abs(d)) * np.sign(d)


def brute(amounts):
    """Share of all assignments of signs whose sum is as far from 0."""
    amounts = np.asarray(amounts, float)
    amounts = amounts[amounts != 0]
    seen = abs(amounts.sum())
    sums = np.array([np.dot(amounts, s) for s in itertools.product((-1, 1), repeat=len(amounts))])
    return np.mean(np.abs(sums) >= seen - 1e-9)


def report(name, value):
    print(f"{name}: {value!r}")


r = signed_ranks(DARWIN)
report("darwin W+", r[r > 0].sum())
report("darwin W-", -r[r < 0].sum())
report("darwin exact, SciPy", stats.wilcoxon(DARWIN, method="exact").pvalue)
report("darwin exact, brute force", brute(r))
report("darwin rank-biserial", r.sum() / np.abs(r).sum())

r = signed_ranks(TIED)
report("tied W+", r[r > 0].sum())
report("tied W-", -r[r < 0].sum())
report("tied exact, brute force", brute(r))
report(
    "tied exact, SciPy's permutation test",
    stats.wilcoxon(TIED, zero_method="pratt", method=stats.PermutationMethod(n_resamples=2**15)).pvalue,
)
report("tied rank-biserial", r.sum() / np.abs(r).sum())

CLUSTERS = [0, 0, 1, 1, 1, 2, 3, 3, 4, 5, 6, 6, 7, 7, 8]
r = signed_ranks(DARWIN)
report("darwin in clusters", brute([r[[i for i, c in enumerate(CLUSTERS) if c == k]].sum() for k in range(9)]))

LARGE = np.round(100 * np.sin(np.arange(1, 601) * 1.7) + 6).astype(int)
report(
    "600 differences, normal, Pratt",
    stats.wilcoxon(LARGE, zero_method="pratt", correction=False, method="asymptotic").pvalue,
)
LESS = LARGE[:150]
report("150 differences, W", stats.wilcoxon(LESS, zero_method="pratt", method="asymptotic").statistic)


def shift(amounts):
    """The exact distribution of sums of doubled ranks, in whole numbers."""
    doubled = [int(round(2 * abs(a))) for a in amounts if a]
    counts = {0: 1}
    for a in doubled:
        more = {}
        for s, c in counts.items():
            more[s + a] = more.get(s + a, 0) + c
            more[s - a] = more.get(s - a, 0) + c
        counts = more
    seen = abs(int(round(2 * sum(amounts))))
    return sum(c for s, c in counts.items() if abs(s) >= seen) / 2 ** len(doubled)


report("150 differences, exact", shift(signed_ranks(LESS)))

A = [12, 2, 1, 12, 2, 7, 7, 3]
B = [1, 4, 7, 1, 0, 2, 5, 3]
report("kendall", stats.kendalltau(A, B).statistic)
report("spearman", stats.spearmanr(A, B).statistic)

# R's p.adjust example values are those of Holm's procedure as statsmodels gives them; here by its definition.
P = np.array([0.01, 0.04, 0.03, 0.005])
order = np.argsort(P)
adjusted = np.minimum(1, np.maximum.accumulate((len(P) - np.arange(len(P))) * P[order]))
report("holm", adjusted[np.argsort(order)].tolist())

EDGES = [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (3, 5), (1, 5)]
joined = {frozenset(e) for e in EDGES}
cliques = [
    set(c)
    for k in range(2, 8)
    for c in itertools.combinations(range(7), k)
    if all(frozenset(p) in joined for p in itertools.combinations(c, 2))
]
report("cliques", [sorted(c) for c in cliques if not any(c < d for d in cliques)])
