/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.weights.Weights;

/**
 * What single units are computed with. Only the rows that were asked for are kept: VGG's first
 * linear layer alone has 400 MB.
 */
final class WeightRows {

  private record Row(String name, int index) {}

  private final Weights weights;
  private final Map<Row, float[]> rows = new HashMap<>();

  WeightRows(Weights weights) {
    this.weights = weights;
  }

  /** {@code weight[unit]}, flat. */
  float[] of(LayerId layer, int unit) {
    return row(layer + ".weight", unit);
  }

  /** The layer's factor of a channel. */
  float factor(LayerId layer, int channel) {
    return of(layer, channel)[0];
  }

  /** The learnt scale of a channel. */
  float scale(LayerId layer, int channel) {
    return row(Parameters.layerScale(layer), channel)[0];
  }

  private float[] row(String name, int index) {
    return rows.computeIfAbsent(new Row(name, index), this::read);
  }

  private float[] read(Row row) {
    int length = weights.shape(row.name()).stream().skip(1).reduce(1, Math::multiplyExact);
    float[] values = new float[length];
    long from = (long) row.index() * length;
    long[] position = {0};
    try {
      weights.stream(
          row.name(),
          piece -> {
            copy(piece, from - position[0], values);
            position[0] += piece.remaining();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  /** What lies in this piece, {@code from} counted from its beginning. */
  private static void copy(FloatBuffer piece, long from, float[] values) {
    long first = Math.max(0, from);
    long end = Math.min(piece.remaining(), from + values.length);
    if (end > first) {
      piece.get(piece.position() + (int) first, values, (int) (first - from), (int) (end - first));
    }
  }
}
