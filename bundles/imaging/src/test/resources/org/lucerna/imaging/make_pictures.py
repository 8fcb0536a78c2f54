#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the small pictures of the decoder's tests, and beside each what Pillow sees in it.

Run once with Pillow 9.4 and libwebp's cwebp; the files are kept. NAME.EXT is the picture and
NAME.EXT.rgb what it must decode to: width and height as two bytes each, then RGB row by row.
Differences to Pillow's convert('RGB') are made here on purpose and are few: transparency is laid
over white, 16 bits are divided by 257 and rounded, EXIF orientation and ICC profiles are applied.
"""
import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps

OUT = Path(__file__).parent / "pictures"
W, H = 24, 16


def scene():
    """Smooth in both directions with a hard corner: tells orientation, channels and filters apart."""
    y, x = np.mgrid[0:H, 0:W]
    rgb = np.stack([x * 255 // (W - 1), y * 255 // (H - 1), 255 - (x + y) * 255 // (W + H - 2)], 2)
    rgb[:5, :7] = (250, 20, 20)
    return rgb.astype(np.uint8)


RGB = scene()
GREY = (RGB @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)
ALPHA = np.tile(np.linspace(0, 255, W).astype(np.uint8), (H, 1))


def over_white(rgb, a):
    a = a.astype(int)[..., None]
    return ((rgb.astype(int) * a + 255 * (255 - a) + 127) // 255).astype(np.uint8)


def expect(name, rgb):
    rgb = np.asarray(rgb)
    if rgb.ndim == 2:
        rgb = np.stack([rgb] * 3, 2)
    (OUT / (name + ".rgb")).write_bytes(
        struct.pack(">HH", rgb.shape[1], rgb.shape[0]) + rgb.astype(np.uint8).tobytes())


def keep(name, image, expected=None, **options):
    image.save(OUT / name, **options)
    if expected is None:
        expected = np.asarray(Image.open(OUT / name).convert("RGB"))
    expect(name, expected)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(name, colour, bits, rows, expected, extra=b""):
    ihdr = struct.pack(">IIBBBBB", W, H, bits, colour, 0, 0, 0)
    data = b"".join(b"\0" + r for r in rows)
    (OUT / name).write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", ihdr) + extra
        + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))
    expect(name, expected)


def linear_profile():
    """An RGB profile with sRGB's primaries and gamma 1."""
    import os
    # built by hand: header, then rXYZ gXYZ bXYZ (D50-adapted sRGB), wtpt, TRCs of gamma 1
    def xyz(*v):
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(c * 65536)) for c in v)
    desc = b"desc\0\0\0\0" + struct.pack(">I", 7) + b"linear\0" + b"\0" * 79
    curve = b"curv\0\0\0\0" + struct.pack(">I", 0) + b""
    tags = [
        (b"desc", desc + b"\0" * (-len(desc) % 4)),
        (b"cprt", b"text\0\0\0\0none\0\0\0\0"),
        (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
        (b"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)),
        (b"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)),
        (b"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)),
        (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve),
    ]
    at = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for sig, data in tags:
        table += sig + struct.pack(">II", at + len(body), len(data))
        body += data
    size = at + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"none", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    head += struct.pack(">iii", round(0.9642 * 65536), 65536, round(0.8249 * 65536))
    return head.ljust(128, b"\0") + table + body


def srgb_encode(v):
    v = v / 255.0
    return np.rint(255 * np.where(v <= 0.0031308, 12.92 * v, 1.055 * v ** (1 / 2.4) - 0.055))


def jpegs():
    rgb = Image.fromarray(RGB)
    keep("rgb.jpg", rgb, quality=95, subsampling=0)
    keep("halved.jpg", rgb, quality=90, subsampling=2)
    keep("progressive.jpg", rgb, quality=95, progressive=True)
    keep("grey.jpg", Image.fromarray(GREY), quality=95)
    cmyk = rgb.convert("CMYK")
    keep("cmyk.jpg", cmyk, quality=98, subsampling=0)
    # YCCK: the CMY planes of the inverted picture as YCbCr, and the Adobe marker says so
    inverted = 255 - np.asarray(cmyk)
    ycc = np.asarray(Image.fromarray(inverted[..., :3]).convert("YCbCr"))
    planes = np.concatenate([ycc, inverted[..., 3:]], 2)
    out = io.BytesIO()
    Image.fromarray(255 - planes, "CMYK").save(out, "jpeg", quality=98, subsampling=0)
    data = bytearray(out.getvalue())
    at = data.index(b"Adobe")
    data[at + 11] = 2
    (OUT / "ycck.jpg").write_bytes(data)
    expect("ycck.jpg", np.asarray(Image.open(OUT / "ycck.jpg").convert("RGB")))
    icc = linear_profile()
    keep("linear.jpg", rgb, srgb_encode(RGB), quality=100, subsampling=0, icc_profile=icc)
    for code in range(1, 9):
        exif = Image.Exif()
        exif[274] = code
        name = f"orientation{code}.jpg"
        rgb.save(OUT / name, quality=100, subsampling=0, exif=exif)
        expect(name, np.asarray(ImageOps.exif_transpose(Image.open(OUT / name))))


def pngs():
    keep("rgb.png", Image.fromarray(RGB))
    keep("grey.png", Image.fromarray(GREY))
    keep("bilevel.png", Image.fromarray(GREY).convert("1"))
    palette = Image.fromarray(RGB).quantize(16)
    keep("palette.png", palette)
    rgba = Image.fromarray(np.dstack([RGB, ALPHA]), "RGBA")
    keep("alpha.png", rgba, over_white(RGB, ALPHA))
    keep("greyalpha.png", Image.fromarray(np.dstack([GREY, ALPHA]), "LA"),
         over_white(np.dstack([GREY] * 3), ALPHA))
    index = np.asarray(palette)
    shown = np.asarray(palette.convert("RGB")).copy()
    shown[index == 0] = 255
    keep("paletteclear.png", palette, shown, transparency=0)
    wide = RGB.astype(np.int64) * 257 + np.arange(W)[None, :, None]
    wide = np.minimum(wide, 65535)
    png("rgb16.png", 2, 16, [r.astype(">u2").tobytes() for r in wide], np.rint(wide / 257))
    grey16 = wide[..., 1]
    png("grey16.png", 0, 16, [r.astype(">u2").tobytes() for r in grey16], np.rint(grey16 / 257))
    key = (RGB == RGB[0, 0]).all(2)
    shown = RGB.copy()
    shown[key] = 255
    trns = chunk(b"tRNS", struct.pack(">HHH", *[int(v) for v in RGB[0, 0]]))
    png("colourkey.png", 2, 8, [r.tobytes() for r in RGB], shown, trns)
    keep("linear.png", Image.fromarray(RGB), srgb_encode(RGB), icc_profile=linear_profile())
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    keep("srgb.png", Image.fromarray(RGB), RGB, icc_profile=srgb)


def gifs():
    palette = Image.fromarray(RGB).quantize(32)
    keep("plain.gif", palette)
    second = Image.fromarray(255 - RGB).quantize(32)
    palette.save(OUT / "animated.gif", save_all=True, append_images=[second])
    expect("animated.gif", np.asarray(palette.convert("RGB")))
    # a frame of 10x6 at (5, 4) of a 24x16 screen
    small = io.BytesIO()
    Image.fromarray(RGB[:6, :10]).quantize(16).save(small, "gif")
    data = bytearray(small.getvalue())
    pixels = np.asarray(Image.open(io.BytesIO(small.getvalue())).convert("RGB"))
    struct.pack_into("<HH", data, 6, W, H)
    at = 13 + (3 << (data[10] & 7) + 1)
    while data[at] != 0x2C:
        at += 2
        while data[at]:
            at += 1 + data[at]
        at += 1
    struct.pack_into("<HH", data, at + 1, 5, 4)
    (OUT / "offset.gif").write_bytes(data)
    screen = np.full((H, W, 3), 255, np.uint8)
    screen[4:10, 5:15] = pixels
    expect("offset.gif", screen)


def bmps():
    keep("rgb.bmp", Image.fromarray(RGB))
    keep("palette.bmp", Image.fromarray(RGB).quantize(16))
    keep("bilevel.bmp", Image.fromarray(GREY).convert("1"))
    # top-down, 5-6-5 bits
    r, g, b = (RGB[..., i].astype(int) for i in range(3))
    words = (r >> 3) << 11 | (g >> 2) << 5 | b >> 3
    head = struct.pack("<IiiHHIIiiII", 40, W, -H, 1, 16, 3, W * H * 2, 0, 0, 0, 0)
    masks = struct.pack("<III", 0xF800, 0x07E0, 0x001F)
    data = words.astype("<u2").tobytes()
    size = 14 + len(head) + len(masks) + len(data)
    (OUT / "rgb565.bmp").write_bytes(
        b"BM" + struct.pack("<IHHI", size, 0, 0, size - len(data)) + head + masks + data)
    five, six = (lambda v: np.rint((v >> 3) * 255 / 31)), (lambda v: np.rint((v >> 2) * 255 / 63))
    expect("rgb565.bmp", np.stack([five(r), six(g), five(b)], 2))


def webps():
    rgb = Image.fromarray(RGB)
    keep("lossy.webp", rgb, quality=95)
    keep("lossless.webp", rgb, lossless=True)
    rgba = Image.fromarray(np.dstack([RGB, ALPHA]), "RGBA")
    keep("alpha.webp", rgba, over_white(RGB, ALPHA), lossless=True, exact=True)
    rgb.save(OUT / "animated.webp", save_all=True, lossless=True,
             append_images=[Image.fromarray(255 - RGB)], duration=100)
    expect("animated.webp", RGB)
    exif = Image.Exif()
    exif[274] = 6
    rgb.save(OUT / "turned.webp", lossless=True, exif=exif)
    expect("turned.webp", np.rot90(RGB, -1))
    keep("linear.webp", rgb, srgb_encode(RGB), lossless=True, icc_profile=linear_profile())


def tiff16(name, samples, order, photometric=2):
    """An uncompressed TIFF of 16-bit samples, written by hand."""
    h, w, n = samples.shape
    data = samples.astype(order + "u2").tobytes()
    mark = b"II*\0" if order == "<" else b"MM\0*"
    bits_at = 8 + len(data)
    entries = [(256, 3, 1, w), (257, 3, 1, h), (258, 3, n, bits_at if n > 2 else 16),
               (259, 3, 1, 1), (262, 3, 1, photometric), (273, 4, 1, 8), (277, 3, 1, n),
               (278, 3, 1, h), (279, 4, 1, len(data))]
    out = mark + struct.pack(order + "I", bits_at + 2 * n) + data
    out += struct.pack(order + "H", 16) * n
    out += struct.pack(order + "H", len(entries))
    for tag, kind, count, value in entries:
        inline = "I" if kind == 4 or count > 2 else "HH"
        out += struct.pack(order + "HHI", tag, kind, count)
        out += struct.pack(order + inline, *([value] if inline == "I" else [value, 0]))
    (OUT / name).write_bytes(out + struct.pack(order + "I", 0))


def tiffs():
    rgb = Image.fromarray(RGB)
    keep("rgb.tif", rgb)
    for compression in ("tiff_lzw", "tiff_adobe_deflate", "packbits"):
        keep(compression.replace("tiff_", "").replace("adobe_", "") + ".tif", rgb,
             compression=compression)
    keep("jpeg.tif", rgb, compression="jpeg", quality=95)
    keep("grey.tif", Image.fromarray(GREY))
    keep("bilevel.tif", Image.fromarray(GREY).convert("1"), compression="group4")
    keep("palette.tif", rgb.quantize(16))
    keep("cmyk.tif", rgb.convert("CMYK"))
    keep("alpha.tif", Image.fromarray(np.dstack([RGB, ALPHA]), "RGBA"), over_white(RGB, ALPHA))
    wide = RGB.astype(np.int64) * 257
    wide = np.minimum(wide + np.arange(W)[None, :, None], 65535)
    tiff16("rgb16.tif", wide, "<")
    expect("rgb16.tif", np.rint(wide / 257))
    tiff16("rgb16big.tif", wide, ">")
    expect("rgb16big.tif", np.rint(wide / 257))
    tiff16("grey16.tif", wide[..., 1:2], "<", 1)
    expect("grey16.tif", np.rint(wide[..., 1] / 257))
    tiff16("whiteiszero16.tif", 65535 - wide[..., 1:2], "<", 0)
    expect("whiteiszero16.tif", np.rint(wide[..., 1] / 257))
    keep("turned.tif", rgb, np.rot90(RGB, -1), tiffinfo={274: 6})
    keep("linear.tif", rgb, srgb_encode(RGB), icc_profile=linear_profile())
    tiled = OUT / "tiled.tif"
    subprocess.run(["tiffcp", "-t", "-w", "16", "-l", "16", OUT / "rgb.tif", tiled], check=True)
    expect("tiled.tif", RGB)


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for make in (jpegs, pngs, gifs, bmps, webps, tiffs):
        make()
    sys.stdout.write(f"{len(list(OUT.iterdir()))} files\n")
