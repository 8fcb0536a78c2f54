/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;

/** A map that looks at no network: what Adebayo et al. hold maps against. */
final class Edges {

  private Edges() {}

  /**
   * Magnitude of the Sobel gradient of the brightness (ITU-R BT.601), the border pixels continued.
   *
   * @return {@code [H, W]}
   */
  static Tensor of(RgbImage picture) {
    int width = picture.width();
    int height = picture.height();
    float[] grey = grey(picture);
    float[] edges = new float[grey.length];
    for (int i = 0; i < edges.length; i++) {
      int x = i % width;
      int left = Math.max(0, x - 1);
      int right = Math.min(width - 1, x + 1);
      int here = i - x;
      int above = Math.max(0, here - width);
      int below = Math.min((height - 1) * width, here + width);
      float dx = grey[above + right] + 2 * grey[here + right] + grey[below + right];
      dx -= grey[above + left] + 2 * grey[here + left] + grey[below + left];
      float dy = grey[below + left] + 2 * grey[below + x] + grey[below + right];
      dy -= grey[above + left] + 2 * grey[above + x] + grey[above + right];
      edges[i] = (float) Math.sqrt(dx * dx + dy * dy);
    }
    return Tensor.wrap(edges, height, width);
  }

  private static float[] grey(RgbImage picture) {
    int[] rgb = picture.toArray();
    float[] grey = new float[rgb.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = 0.299f * (rgb[i] >> 16 & 0xFF) + 0.587f * (rgb[i] >> 8 & 0xFF);
      grey[i] += 0.114f * (rgb[i] & 0xFF);
    }
    return grey;
  }
}
