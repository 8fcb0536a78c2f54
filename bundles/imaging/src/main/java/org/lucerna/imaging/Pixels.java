/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Any of Java's pictures as 8-bit sRGB over white.
 *
 * <p>Samples of n bits are scaled by {@code 255 / (2^n - 1)} and rounded: 16 bits by 1 / 257,
 * whatever part of the range a picture uses. Grey levels are copied to the three channels, as every
 * training framework does; Java's own conversion takes them as linear light and brightens them.
 */
final class Pixels {

  private final Raster raster;
  private final int width;
  private final int bands;
  private final boolean alpha;
  private final boolean premultiplied;
  private final int[][] levels;

  private Pixels(BufferedImage image) throws Malformed {
    ColorModel model = image.getColorModel();
    raster = image.getRaster();
    width = image.getWidth();
    bands = raster.getNumBands();
    alpha = model.hasAlpha();
    premultiplied = model.isAlphaPremultiplied();
    levels = new int[bands][];
    for (int b = 0; b < bands; b++) {
      levels[b] = levels(model.getComponentSize(b));
    }
  }

  /** {@code 0xRRGGBB} row by row. */
  static int[] toSrgb(BufferedImage image) throws Malformed {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return ofPalette(image, palette);
    }
    ColorSpace space = image.getColorModel().getColorSpace();
    checkSamples(image);
    if (space.getType() == ColorSpace.TYPE_GRAY || space.isCS_sRGB()) {
      return new Pixels(image).all(image.getHeight());
    }
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
    new ColorConvertOp(null).filter(image, converted);
    return new Pixels(converted).all(image.getHeight());
  }

  private static void checkSamples(BufferedImage image) throws Malformed {
    int type = image.getRaster().getTransferType();
    boolean integral =
        type == DataBuffer.TYPE_BYTE
            || type == DataBuffer.TYPE_USHORT
            || type == DataBuffer.TYPE_INT;
    int bits = image.getColorModel().getComponentSize(0);
    if (!integral || bits > 16) {
      throw new Malformed("only unsigned samples of up to 16 bits are read");
    }
  }

  private static int[] ofPalette(BufferedImage image, IndexColorModel palette) {
    int[] colours = new int[palette.getMapSize()];
    for (int i = 0; i < colours.length; i++) {
      int c = palette.getRGB(i);
      int a = c >>> 24;
      colours[i] = over(c >> 16 & 0xFF, a) << 16 | over(c >> 8 & 0xFF, a) << 8 | over(c & 0xFF, a);
    }
    int width = image.getWidth();
    int[] out = new int[width * image.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getSamples(0, y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        out[y * width + x] = colours[Math.min(row[x], colours.length - 1)];
      }
    }
    return out;
  }

  private int[] all(int height) {
    int[] out = new int[width * height];
    int[] row = new int[width * bands];
    int colours = bands - (alpha ? 1 : 0);
    int green = colours >= 3 ? 1 : 0;
    int blue = colours >= 3 ? 2 : 0;
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int at = x * bands;
        int a = alpha ? levels[bands - 1][row[at + bands - 1]] : 255;
        int r = blend(levels[0][row[at]], a);
        int g = blend(levels[green][row[at + green]], a);
        int b = blend(levels[blue][row[at + blue]], a);
        out[y * width + x] = r << 16 | g << 8 | b;
      }
    }
    return out;
  }

  private int blend(int value, int a) {
    return premultiplied ? Math.min(255, value + 255 - a) : over(value, a);
  }

  /** A value of opacity {@code a} over white. */
  private static int over(int value, int a) {
    return a == 255 ? value : (value * a + 255 * (255 - a) + 127) / 255;
  }

  /** What each sample of so many bits becomes. */
  private static int[] levels(int bits) {
    int top = (1 << bits) - 1;
    int[] table = new int[top + 1];
    for (int v = 0; v <= top; v++) {
      table[v] = (v * 255 + top / 2) / top;
    }
    return table;
  }
}
