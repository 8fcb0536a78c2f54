/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture with its halves, quarters and so on, each made when it is first needed: shrunk pictures
 * are smooth and cost no more to paint than what is seen of them. Holds a third more than the
 * picture.
 */
final class Pyramid {

  /** From so many pixels of the screen for one of the picture on, pixels are shown as squares. */
  private static final double SQUARES = 2;

  private final List<BufferedImage> levels = new ArrayList<>();

  Pyramid(BufferedImage picture) {
    levels.add(picture);
  }

  BufferedImage picture() {
    return levels.get(0);
  }

  int levels() {
    return levels.size();
  }

  /**
   * Paints the picture where a unit of {@code g} is one of its pixels.
   *
   * @param scale pixels of the screen for one of the picture
   */
  void paint(Graphics2D g, double scale) {
    int level = 0;
    while (scale * (2 << level) <= 1 && longest(level) > 1) {
      level++;
    }
    BufferedImage image = level(level);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        scale >= SQUARES
            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    if (level == 0) {
      g.drawImage(image, 0, 0, null);
      return;
    }
    Graphics2D inside = (Graphics2D) g.create();
    try {
      // halves of odd sizes are rounded up: what stands over is the last column twice
      inside.clipRect(0, 0, picture().getWidth(), picture().getHeight());
      inside.drawImage(image, AffineTransform.getScaleInstance(1 << level, 1 << level), null);
    } finally {
      inside.dispose();
    }
  }

  private int longest(int level) {
    return Math.max(picture().getWidth(), picture().getHeight()) >> level;
  }

  private BufferedImage level(int level) {
    while (levels.size() <= level) {
      levels.add(half(levels.get(levels.size() - 1)));
    }
    return levels.get(level);
  }

  /** Means of two by two pixels; opaque. */
  static BufferedImage half(BufferedImage picture) {
    BufferedImage from =
        picture.getType() == BufferedImage.TYPE_INT_RGB ? picture : opaque(picture);
    int w = from.getWidth();
    int h = from.getHeight();
    BufferedImage to = new BufferedImage((w + 1) / 2, (h + 1) / 2, BufferedImage.TYPE_INT_RGB);
    int[] in = ((DataBufferInt) from.getRaster().getDataBuffer()).getData();
    int[] out = ((DataBufferInt) to.getRaster().getDataBuffer()).getData();
    int at = 0;
    for (int y = 0; y < h; y += 2) {
      int upper = y * w;
      int lower = Math.min(y + 1, h - 1) * w;
      for (int x = 0; x < w; x += 2) {
        int right = Math.min(x + 1, w - 1);
        out[at++] = mean(in[upper + x], in[upper + right], in[lower + x], in[lower + right]);
      }
    }
    return to;
  }

  /** Red and blue are summed in one number, eight bits apart from each other. */
  private static int mean(int a, int b, int c, int d) {
    int redBlue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x020002;
    int green = (a & 0x00FF00) + (b & 0x00FF00) + (c & 0x00FF00) + (d & 0x00FF00) + 0x000200;
    return redBlue >> 2 & 0xFF00FF | green >> 2 & 0x00FF00;
  }

  private static BufferedImage opaque(BufferedImage picture) {
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = copy.createGraphics();
    g.drawImage(picture, 0, 0, null);
    g.dispose();
    return copy;
  }
}
