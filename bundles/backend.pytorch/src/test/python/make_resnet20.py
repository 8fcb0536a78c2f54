# SPDX-License-Identifier: Apache-2.0
"""Computes reference values of the CIFAR ResNet-20 checkpoint with NumPy alone: neither torch nor Lucerna.

Usage: make_resnet20.py resnet20-12fca82f.th > ../resources/org/lucerna/backend/pytorch/resnet20.csv

Two pictures of 32x32 are made by rule (see picture), divided by 255 and normalised with ImageNet's mean and
deviation. Written are the logits of both, and mean and sample standard deviation of every block's output over both.
"""
import collections
import pickle
import sys

import numpy as np

MEAN = np.array([0.485, 0.456, 0.406])[:, None, None]
STD = np.array([0.229, 0.224, 0.225])[:, None, None]


def picture(k):
    """Value of channel c at row y, column x: (x * x + (3 + k) * y + 5 * x * y * c) mod 256."""
    c, y, x = np.meshgrid(np.arange(3), np.arange(32), np.arange(32), indexing="ij")
    return ((x * x + (3 + k) * y + 5 * x * y * c) % 256 / 255 - MEAN) / STD


class Checkpoint(pickle.Unpickler):
    """Tensors as (storage's key, offset, size, stride); storages by key with their element type."""

    kinds = {}

    def find_class(self, module, name):
        if name == "OrderedDict":
            return collections.OrderedDict
        if name.startswith("_rebuild_tensor"):
            return lambda storage, offset, size, stride, *_: (storage, offset, size, stride)
        if name in ("FloatStorage", "LongStorage"):
            return {"FloatStorage": "<f4", "LongStorage": "<i8"}[name]
        raise ValueError(module + "." + name)

    def persistent_load(self, pid):
        self.kinds[pid[2]] = pid[1]
        return pid[2]


def load(path):
    """torch's format before 1.6: five pickles, then the storages one after the other."""
    with open(path, "rb") as file:
        for _ in range(3):
            pickle.load(file)  # magic number, version, system
        checkpoint = Checkpoint(file).load()
        storages = {}
        for key in pickle.load(file):
            count = int(np.fromfile(file, "<i8", 1)[0])
            storages[key] = np.fromfile(file, Checkpoint.kinds[key], count)
    tensors = {}
    for name, (key, offset, size, stride) in checkpoint["state_dict"].items():
        data = storages[key][offset:]
        view = np.lib.stride_tricks.as_strided(data, size, [s * data.itemsize for s in stride])
        tensors[name.removeprefix("module.")] = view.astype(np.float64)
    return tensors


def conv(x, w, stride):
    """3x3, padding 1, no bias: a sum over the nine taps."""
    n, _, height, width = x.shape
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    out = 0
    for dy in range(3):
        for dx in range(3):
            tap = padded[:, :, dy : dy + height : stride, dx : dx + width : stride]
            out = out + np.einsum("ncyx,oc->noyx", tap, w[:, :, dy, dx])
    return out


def norm(x, t, name):
    scale = t[name + ".weight"] / np.sqrt(t[name + ".running_var"] + 1e-5)
    shift = t[name + ".bias"] - t[name + ".running_mean"] * scale
    return x * scale[:, None, None] + shift[:, None, None]


def main(path):
    t = load(path)
    blocks = []
    x = np.stack([picture(0), picture(1)])
    x = np.maximum(norm(conv(x, t["conv1.weight"], 1), t, "bn1"), 0)
    for stage in (1, 2, 3):
        for i in range(3):
            name = f"layer{stage}.{i}"
            stride = 2 if stage > 1 and i == 0 else 1
            y = np.maximum(norm(conv(x, t[name + ".conv1.weight"], stride), t, name + ".bn1"), 0)
            y = norm(conv(y, t[name + ".conv2.weight"], 1), t, name + ".bn2")
            if stride == 2:
                x = x[:, :, ::2, ::2]
                fill = (y.shape[1] - x.shape[1]) // 2
                x = np.pad(x, ((0, 0), (fill, fill), (0, 0), (0, 0)))
            x = np.maximum(x + y, 0)
            blocks.append((name, x.mean(), x.std(ddof=1)))
    logits = x.mean((2, 3)) @ t["linear.weight"].T + t["linear.bias"]
    for k in range(2):
        print(f"logits{k}," + ",".join(f"{v:.6f}" for v in logits[k]))
    for name, mean, deviation in blocks:
        print(f"{name},{mean:.7f},{deviation:.7f}")


main(sys.argv[1])
