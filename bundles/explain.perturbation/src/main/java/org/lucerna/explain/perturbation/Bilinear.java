/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stretching a plane to the picture's size as the backend stretches masks: bilinear with half-pixel
 * centres, the border repeated (torch's {@code align_corners = false}).
 *
 * @param height of the small plane
 * @param toHeight of the picture
 */
record Bilinear(int height, int width, int toHeight, int toWidth) {

  /** Least and largest value. */
  record Range(float min, float max) {
    boolean isFlat() {
      return !(max > min);
    }
  }

  private record Position(int low, int high, float share) {
    static Position of(int at, int from, int to) {
      float source = Math.max(0, Math.min(from - 1, (at + 0.5f) * from / to - 0.5f));
      int low = (int) source;
      return new Position(low, Math.min(low + 1, from - 1), source - low);
    }

    boolean isSameCell(Position other) {
      return low == other.low;
    }
  }

  /** {@code [toHeight, toWidth]} from a plane at {@code start} of {@code values}. */
  float[] stretched(float[] values, int start) {
    float[] out = new float[toHeight * toWidth];
    List<Position> columns = positions(width, toWidth);
    for (int y = 0; y < toHeight; y++) {
      Position row = Position.of(y, height, toHeight);
      for (int x = 0; x < toWidth; x++) {
        out[y * toWidth + x] = at(values, start, row, columns.get(x));
      }
    }
    return out;
  }

  /**
   * The extremes of {@link #stretched}, found without making it. Between four neighbours the values
   * are linear in x for each y and in y for each x, so the extremes lie at the outermost samples of
   * each square: some four samples a cell instead of all pixels.
   */
  Range range(float[] values, int start) {
    List<Position> rows = outermost(positions(height, toHeight));
    List<Position> columns = outermost(positions(width, toWidth));
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (Position row : rows) {
      for (Position column : columns) {
        float value = at(values, start, row, column);
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    return new Range(min, max);
  }

  private float at(float[] values, int start, Position row, Position column) {
    int upper = start + row.low * width;
    int lower = start + row.high * width;
    float top = mix(values[upper + column.low], values[upper + column.high], column.share);
    float bottom = mix(values[lower + column.low], values[lower + column.high], column.share);
    return mix(top, bottom, row.share);
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }

  private static List<Position> positions(int from, int to) {
    return IntStream.range(0, to).mapToObj(i -> Position.of(i, from, to)).toList();
  }

  /** The first and the last sample between each two neighbours. */
  private static List<Position> outermost(List<Position> all) {
    List<Position> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean first = i == 0 || !all.get(i).isSameCell(all.get(i - 1));
      boolean last = i == all.size() - 1 || !all.get(i).isSameCell(all.get(i + 1));
      if (first || last) {
        kept.add(all.get(i));
      }
    }
    return kept;
  }
}
