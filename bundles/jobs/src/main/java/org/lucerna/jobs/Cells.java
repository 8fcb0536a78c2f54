/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;

/**
 * A picture cut into squares.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param across cells along it
 */
record Cells(int width, int height, int across) {

  int count() {
    return across * across;
  }

  private int cell(int x, int y) {
    return y * across / height * across + x * across / width;
  }

  /** Cells in order of the mean of a map over them, the largest first; of equals the first. */
  List<Integer> ranked(Heatmap map) {
    Tensor plane = MapScaler.bilinear(map.plane().values(), height, width);
    double[] sums = new double[count()];
    int[] sizes = new int[count()];
    for (int i = 0; i < plane.length(); i++) {
      int cell = cell(i % width, i / width);
      sums[cell] += plane.at(i);
      sizes[cell]++;
    }
    return IntStream.range(0, count())
        .boxed()
        .sorted(Comparator.comparingDouble(c -> -sums[c] / sizes[c]))
        .toList();
  }

  /** By pixel, row by row: whether it is in one of these cells. */
  boolean[] pixels(Set<Integer> cells) {
    boolean[] inside = new boolean[width * height];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = cells.contains(cell(i % width, i / width));
    }
    return inside;
  }

  /** {@code [M, H, W]}: 1 where a picture is shown, 0 where it is hidden. */
  Tensor shown(List<Set<Integer>> hidden) {
    float[] rows = new float[hidden.size() * width * height];
    Arrays.fill(rows, 1);
    for (int row = 0; row < hidden.size(); row++) {
      boolean[] pixels = pixels(hidden.get(row));
      for (int i = 0; i < pixels.length; i++) {
        if (pixels[i]) {
          rows[row * pixels.length + i] = 0;
        }
      }
    }
    return Tensor.wrap(rows, hidden.size(), height, width);
  }

  /** The share of the picture these cells cover. */
  double area(Set<Integer> cells) {
    int covered = 0;
    for (boolean pixel : pixels(cells)) {
      covered += pixel ? 1 : 0;
    }
    return (double) covered / (width * height);
  }
}
