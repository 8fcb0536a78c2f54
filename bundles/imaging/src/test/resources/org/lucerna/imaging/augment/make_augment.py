#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes augment.txt: what torchvision's adjust_brightness, adjust_contrast, adjust_saturation,
adjust_hue and rotate (bilinear) give for a PIL picture. torchvision hands them to Pillow in a line
or two each; these lines are written out below, so that Pillow alone is needed.

Line: operation, factor, width, height, then the output's rows of RRGGBB. The input's channel c at
(x, y) is (x*x*(7 + 4*c) + y*(31 - 9*c) + x*y*(3 + c)) % 256, as in make_resampling.py.
"""
from pathlib import Path

from PIL import Image, ImageEnhance

SIZES = [(11, 9), (12, 12)]
FILL = (124, 116, 104)


def picture(w, h):
    image = Image.new("RGB", (w, h))
    image.putdata([tuple((x * x * (7 + 4 * c) + y * (31 - 9 * c) + x * y * (3 + c)) % 256 for c in range(3))
                   for y in range(h) for x in range(w)])
    return image


def hue(image, factor):
    h, s, v = image.convert("HSV").split()
    shift = int(factor * 255)
    return Image.merge("HSV", (h.point(lambda value: (value + shift) % 256), s, v)).convert("RGB")


OPERATIONS = {
    "brightness": (lambda i, f: ImageEnhance.Brightness(i).enhance(f), [0, 0.3, 0.875, 1, 1.37, 2.5]),
    "contrast": (lambda i, f: ImageEnhance.Contrast(i).enhance(f), [0, 0.3, 0.875, 1, 1.37, 2.5]),
    "saturation": (lambda i, f: ImageEnhance.Color(i).enhance(f), [0, 0.3, 0.875, 1, 1.37, 2.5]),
    "hue": (hue, [-0.5, -0.21, -0.003, 0, 0.1, 0.25, 0.5]),
    "rotation": (lambda i, f: i.rotate(f, Image.Resampling.BILINEAR, fillcolor=FILL),
                 [-170, -90, -33.3, 0, 1, 15, 45, 90, 180]),
}

lines = []
for w, h in SIZES:
    for name, (operation, factors) in OPERATIONS.items():
        for factor in factors:
            pixels = operation(picture(w, h), factor).tobytes()
            lines.append(f"{name} {factor} {w} {h} {pixels.hex()}")
Path(__file__).with_name("augment.txt").write_text("\n".join(lines) + "\n")
