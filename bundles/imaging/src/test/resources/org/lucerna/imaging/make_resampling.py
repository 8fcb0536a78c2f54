#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes resampling.txt: what Pillow's Image.resize(size, BILINEAR) gives, as the resampling test
wants it. Before it writes, it checks Pillow against the definition in numpy below, which shares no
code with either side: triangle of the reduction's width, rounding to 8 bits between the passes.

Line: input width, height, output width, height, then the output's rows of RRGGBB. The input's
channel c at (x, y) is (x*x*(7 + 4*c) + y*(31 - 9*c) + x*y*(3 + c)) % 256.
"""
from pathlib import Path

import numpy as np
from PIL import Image

CASES = [(17, 13, 5, 4), (17, 13, 40, 30), (17, 13, 17, 6), (17, 13, 9, 13), (17, 13, 1, 1),
         (3, 50, 7, 20), (64, 48, 63, 47), (1, 1, 4, 3), (200, 3, 11, 2)]


def picture(w, h):
    y, x = np.mgrid[0:h, 0:w]
    planes = [(x * x * (7 + 4 * c) + y * (31 - 9 * c) + x * y * (3 + c)) % 256 for c in range(3)]
    return np.stack(planes, 2).astype(np.uint8)


def matrix(n_in, n_out):
    scale = n_in / n_out
    support = max(scale, 1.0)
    m = np.zeros((n_out, n_in))
    for i in range(n_out):
        centre = (i + 0.5) * scale
        for k in range(max(0, int(centre - support + 0.5)), min(n_in, int(centre + support + 0.5))):
            m[i, k] = max(0.0, 1 - abs(k + 0.5 - centre) / support)
    return m / m.sum(1, keepdims=True)


def by_definition(rgb, w, h):
    rows = np.floor(np.einsum("ox,yxc->yoc", matrix(rgb.shape[1], w), rgb) + 0.5)
    return np.floor(np.einsum("oy,yxc->oxc", matrix(rgb.shape[0], h), rows) + 0.5)


with open(Path(__file__).parent / "resampling.txt", "w") as out:
    for iw, ih, w, h in CASES:
        rgb = picture(iw, ih)
        pillow = np.asarray(Image.fromarray(rgb).resize((w, h), Image.Resampling.BILINEAR))
        difference = np.abs(pillow - by_definition(rgb, w, h))
        # fixed point may fall on the other side of a half
        assert difference.max() <= 1 and (difference > 0).mean() < 0.1, difference.max()
        text = "".join(f"{v:02x}" for v in pillow.reshape(-1))
        out.write(f"{iw} {ih} {w} {h} {text}\n")
