/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.vision.api.network.LayerId;

/**
 * A unit, a channel, or a class's scores within a mask: {@code factor} times the sum of some values
 * of a layer.
 *
 * @param layer whose values; empty for the network's output
 * @param cells indices into the layer's values in their order, {@code [C, h, w]}
 */
public record RegionTarget(Optional<LayerId> layer, List<Integer> cells, double factor)
    implements Target {

  /**
   * @throws IllegalArgumentException without cells
   */
  public RegionTarget {
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("a region without cells");
    }
  }

  /** One value of a layer. */
  public static RegionTarget unit(LayerId layer, int index) {
    return new RegionTarget(Optional.of(layer), List.of(index), 1);
  }

  /**
   * The mean of a channel over its plane.
   *
   * @param plane h·w
   */
  public static RegionTarget channel(LayerId layer, int channel, int plane) {
    List<Integer> cells = IntStream.range(channel * plane, (channel + 1) * plane).boxed().toList();
    return new RegionTarget(Optional.of(layer), cells, 1.0 / plane);
  }

  @Override
  public int classIndex(float[] logits) {
    return NO_CLASS;
  }

  @Override
  public double score(float[] values) {
    return factor * cells.stream().mapToDouble(cell -> values[cell]).sum();
  }

  @Override
  public float[] cotangent(float[] values) {
    float[] g = new float[values.length];
    cells.forEach(cell -> g[cell] += (float) factor);
    return g;
  }
}
