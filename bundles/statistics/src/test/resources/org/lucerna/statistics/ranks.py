# SPDX-License-Identifier: Apache-2.0
# Independent values for RankCorrelationTest: Spearman's rho from its definition, Pearson's
# correlation of mid-ranks, in fractions.
from fractions import Fraction
from math import sqrt


def ranks(v):
    return [Fraction(sum(o < x for o in v) * 2 + sum(o == x for o in v) + 1, 2) for x in v]


def rho(a, b):
    ra, rb = ranks(a), ranks(b)
    n = Fraction(len(a))
    ma, mb = sum(ra) / n, sum(rb) / n
    cov = sum((x - ma) * (y - mb) for x, y in zip(ra, rb))
    return float(cov) / sqrt(float(sum((x - ma) ** 2 for x in ra) * sum((y - mb) ** 2 for y in rb)))


print(rho([1, 2, 2, 3], [1, 3, 2, 4]))
print(rho([0, 0, 0, 0.5, -1, 7, 7, 2], [3, 1, 1, -4, 0, 9, 2, 2]))
