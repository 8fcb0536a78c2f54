/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.Optional;
import org.lucerna.vision.api.network.LayerId;

/** The unit of a layer that fires most for the picture. */
public record LargestUnitTarget(LayerId of) implements Target {

  @Override
  public Optional<LayerId> layer() {
    return Optional.of(of);
  }

  @Override
  public int classIndex(float[] logits) {
    return NO_CLASS;
  }

  @Override
  public double score(float[] values) {
    return values[largest(values)];
  }

  @Override
  public float[] cotangent(float[] values) {
    float[] g = new float[values.length];
    g[largest(values)] = 1;
    return g;
  }

  @Override
  public Target fixed(float[] values) {
    return RegionTarget.unit(of, largest(values));
  }

  private static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
