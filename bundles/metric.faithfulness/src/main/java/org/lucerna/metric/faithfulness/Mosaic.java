/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;

/** Two by two pictures as one. */
final class Mosaic {

  private Mosaic() {}

  /**
   * @param cells four inputs {@code [C, H, W]}: above left and right, below left and right
   * @return {@code [C, 2 H, 2 W]}
   */
  static Tensor of(List<Tensor> cells) {
    int channels = cells.get(0).size(0);
    int height = cells.get(0).size(1);
    int width = cells.get(0).size(2);
    float[] all = new float[4 * cells.get(0).length()];
    for (int cell = 0; cell < 4; cell++) {
      float[] values = cells.get(cell).toArray();
      for (int line = 0; line < channels * height; line++) {
        int c = line / height;
        int y = line % height + cell / 2 * height;
        int to = (c * 2 * height + y) * 2 * width + cell % 2 * width;
        System.arraycopy(values, line * width, all, to, width);
      }
    }
    return Tensor.wrap(all, channels, 2 * height, 2 * width);
  }

  /** Every two by two pixels' mean; of an odd side the last ones are left out. */
  static Tensor halved(Tensor input) {
    int height = input.size(1) / 2;
    int width = input.size(2) / 2;
    float[] out = new float[input.size(0) * height * width];
    for (int i = 0; i < out.length; i++) {
      int y = i / width % height * 2;
      int from = (i / width / height * input.size(1) + y) * input.size(2) + i % width * 2;
      int below = from + input.size(2);
      float sum = input.at(from) + input.at(from + 1) + input.at(below) + input.at(below + 1);
      out[i] = sum / 4;
    }
    return Tensor.wrap(out, input.size(0), height, width);
  }

  /**
   * Where a mosaic's map has its positive values.
   *
   * @param height of the mosaic
   * @return shares of the four cells, in the order of {@link #of}; not numbers where the map has no
   *     positive value
   */
  static double[] shares(Heatmap map, int height, int width) {
    Heatmap plane = map.plane();
    Tensor evidence = plane.rectified();
    Tensor large =
        plane
            .cells()
            .map(cells -> MapScaler.placed(evidence, cells, height, width))
            .orElseGet(() -> MapScaler.bilinear(evidence, height, width));
    double[] sums = new double[4];
    for (int i = 0; i < large.length(); i++) {
      int down = i / width < height / 2 ? 0 : 2;
      sums[down + (i % width < width / 2 ? 0 : 1)] += large.at(i);
    }
    double all = sums[0] + sums[1] + sums[2] + sums[3];
    for (int cell = 0; cell < 4; cell++) {
      sums[cell] /= all;
    }
    return sums;
  }
}
