/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

/**
 * Hue, saturation and value (Smith 1978) in 8 bits each, {@code 0xHHSSVV}, as Pillow rounds them.
 */
final class Hsv {

  private Hsv() {}

  static int of(int rgb) {
    int r = rgb >> 16 & 0xFF;
    int g = rgb >> 8 & 0xFF;
    int b = rgb & 0xFF;
    int max = Math.max(r, Math.max(g, b));
    int min = Math.min(r, Math.min(g, b));
    if (max == min) {
      return max;
    }
    float chroma = max - min;
    float s = chroma / max;
    float rc = (max - r) / chroma;
    float gc = (max - g) / chroma;
    float bc = (max - b) / chroma;
    float h;
    if (r == max) {
      h = bc - gc;
    } else if (g == max) {
      h = (float) (2.0 + rc - bc);
    } else {
      h = (float) (4.0 + gc - rc);
    }
    h = (float) ((h / 6.0 + 1.0) % 1.0);
    return (int) (h * 255.0) << 16 | (int) (s * 255.0) << 8 | max;
  }

  static int toRgb(int hsv) {
    int h = hsv >> 16 & 0xFF;
    int s = hsv >> 8 & 0xFF;
    int v = hsv & 0xFF;
    if (s == 0) {
      return pack(v, v, v);
    }
    int sector = (int) Math.floor(h * 6.0 / 255.0);
    float f = (float) (h * 6.0 / 255.0 - sector);
    float fs = (float) (s / 255.0);
    int p = round(v * (1.0 - fs));
    int q = round(v * (1.0 - fs * f));
    int t = round(v * (1.0 - fs * (1.0 - f)));
    return switch (sector % 6) {
      case 0 -> pack(v, t, p);
      case 1 -> pack(q, v, p);
      case 2 -> pack(p, v, t);
      case 3 -> pack(p, q, v);
      case 4 -> pack(t, p, v);
      default -> pack(v, p, q);
    };
  }

  private static int round(double value) {
    return Math.max(0, Math.min(255, (int) Math.round(value)));
  }

  private static int pack(int r, int g, int b) {
    return r << 16 | g << 8 | b;
  }
}
