/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.image.BufferedImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.ColorMap;

/**
 * Colours of values: diverging around 0 where there are negative ones, else from 0 up.
 *
 * @param low the value of the first colour
 * @param high the value of the last colour
 */
record Shades(double low, double high) {

  private static final double CLEAREST = 0.3;
  private static final double DENSEST = 0.85;

  static Shades of(Planes.Summary summary) {
    return summary.min() < 0
        ? signed(summary.reach())
        : new Shades(0, summary.max() > 0 ? summary.max() : 1);
  }

  /** From {@code -reach} to {@code reach}. */
  static Shades signed(double reach) {
    double most = reach > 0 ? reach : 1;
    return new Shades(-most, most);
  }

  boolean isSigned() {
    return low < 0;
  }

  ColorMap colors() {
    return isSigned() ? ColorMap.DIVERGING : ColorMap.VIRIDIS;
  }

  int rgb(double value) {
    return colors().rgb((value - low) / (high - low));
  }

  private int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = colors().rgb(i / 255.0);
    }
    return table;
  }

  /** One pixel a value. */
  BufferedImage paint(Tensor plane) {
    int[] table = table();
    int width = plane.size(1);
    BufferedImage image = new BufferedImage(width, plane.size(0), BufferedImage.TYPE_INT_RGB);
    double factor = 255 / (high - low);
    int[] pixels = new int[plane.length()];
    for (int i = 0; i < pixels.length; i++) {
      double level = (plane.at(i) - low) * factor;
      pixels[i] = table[level >= 0 ? (int) Math.min(255, level + 0.5) : 0];
    }
    image.setRGB(0, 0, width, plane.size(0), pixels, 0, width);
    return image;
  }

  /** The same to lay over a picture: the farther from 0 the less of it shows through. */
  BufferedImage veil(Tensor plane) {
    BufferedImage image =
        new BufferedImage(plane.size(1), plane.size(0), BufferedImage.TYPE_INT_ARGB);
    int[] table = table();
    for (int i = 0; i < plane.length(); i++) {
      double level = Math.max(0, Math.min(255, (plane.at(i) - low) * 255 / (high - low)));
      double size = Math.min(1, Math.abs(plane.at(i)) / high);
      int alpha = (int) Math.round(255 * (CLEAREST + (DENSEST - CLEAREST) * size));
      int rgb = table[(int) (level + 0.5)];
      image.setRGB(i % plane.size(1), i / plane.size(1), alpha << 24 | rgb);
    }
    return image;
  }
}
