# SPDX-License-Identifier: Apache-2.0
"""Pointing and MaxBoxAccV2 from their published definitions, for PublishedValuesTest.

Needs numpy and scipy; nothing of Lucerna:
    python3 make_boxes.py > boxes.json

MaxBoxAccV2 (Choe et al., CVPR 2020, section 3.3; PAMI 2022): at each threshold the boxes of all
8-connected regions of the pixels at or above it; right where the best of them overlaps any box of
the picture by at least delta (inclusive pixels); the best threshold's share of pictures, mean over
delta = .3, .5, .7. Thresholds are 0, .01 ... 1 of the map's maximum. Pointing (Zhang et al., ECCV 2016,
equation 6; TorchRay): the maximum lies in a box, or a box's pixel is nearer than the tolerance.
"""
import json
import numpy as np
from scipy.ndimage import find_objects, gaussian_filter, label

SIDE, PICTURES, TOLERANCE = 20, 24, 3
rng = np.random.RandomState(11)
maps, boxes = [], []
for _ in range(PICTURES):
    blobs = gaussian_filter(rng.rand(SIDE, SIDE), 3)
    blobs = (blobs - blobs.min()) / (blobs.max() - blobs.min())
    maps.append(np.round(90 * blobs).astype(int))
    marked, n = label(maps[-1] >= 90 * rng.uniform(0.3, 0.8), structure=np.ones((3, 3)))
    some = []
    for part in find_objects(marked)[: rng.randint(1, 3)]:
        edges = [part[1].start, part[0].start, part[1].stop - 1, part[0].stop - 1]
        edges = np.clip(np.array(edges) + rng.randint(-3, 4, 4), 0, SIDE - 1)
        left, right = sorted((int(edges[0]), int(edges[2])))
        top, bottom = sorted((int(edges[1]), int(edges[3])))
        some.append([left, top, right, bottom])
    boxes.append(some)


def iou(a, b):
    w = min(a[2], b[2]) - max(a[0], b[0]) + 1
    h = min(a[3], b[3]) - max(a[1], b[1]) + 1
    if w <= 0 or h <= 0:
        return 0.0
    area = lambda c: (c[2] - c[0] + 1) * (c[3] - c[1] + 1)
    return w * h / (area(a) + area(b) - w * h)


def regions(values, threshold):
    marked, _ = label(values >= threshold, structure=np.ones((3, 3)))
    return [(s[1].start, s[0].start, s[1].stop - 1, s[0].stop - 1) for s in find_objects(marked)]


best = np.zeros((PICTURES, 101))
largest = np.zeros((PICTURES, 101))
for i, values in enumerate(maps):
    for k in range(101):
        cut = np.float64(k) / 100 * np.float64(values.max())
        found = regions(values.astype(np.float64), cut)
        best[i, k] = max(iou(r, b) for r in found for b in boxes[i])
        marked, n = label(values.astype(np.float64) >= cut, structure=np.ones((3, 3)))
        sizes = [(marked == j + 1).sum() for j in range(n)]
        largest[i, k] = max(iou(found[int(np.argmax(sizes))], b) for b in boxes[i])

v2 = np.mean([(best >= delta).mean(0).max() for delta in (0.3, 0.5, 0.7)])
hits, near = 0, 0
for values, some in zip(maps, boxes):
    y, x = divmod(int(np.argmax(values)), SIDE)
    inside = [(u, v) for b in some for v in range(b[1], b[3] + 1) for u in range(b[0], b[2] + 1)]
    hits += (x, y) in inside
    near += (x, y) in inside or any((u - x) ** 2 + (v - y) ** 2 < TOLERANCE**2 for u, v in inside)

print(json.dumps({
    "side": SIDE, "tolerance": TOLERANCE,
    "maps": [m.ravel().tolist() for m in maps], "boxes": boxes,
    "max_box_acc": 100 * (largest >= 0.5).mean(0).max(), "max_box_acc_v2": 100 * v2,
    "pointing": 100 * hits / PICTURES, "pointing_tolerance": 100 * near / PICTURES,
}))
