# SPDX-License-Identifier: Apache-2.0
# Independent values for TemperatureTest: the temperature of least mean negative log-likelihood
# (Guo et al. 2017, section 4.2), by a grid search that is refined, without any derivative.
import math

LOGITS = [(4, 1, 0), (0.5, 3, 2), (1, 0, 2.5), (6, 2, 1), (2, 2.5, 0), (0, 5, 1), (3, 1, 2), (0, 1, 4)]
LABELS = [0, 1, 2, 0, 0, 1, 2, 2]


def nll(t):
    total = 0.0
    for row, y in zip(LOGITS, LABELS):
        p = [math.exp(z / t) for z in row]
        total -= math.log(p[y] / sum(p))
    return total / len(LABELS)


low, high = 0.05, 20.0
for _ in range(12):
    grid = [low + (high - low) * i / 1000 for i in range(1001)]
    best = min(range(1001), key=lambda i: nll(grid[i]))
    low, high = grid[max(best - 2, 0)], grid[min(best + 2, 1000)]
t = (low + high) / 2
print("temperature %.6f  before %.8f  after %.8f" % (t, nll(1), nll(t)))
