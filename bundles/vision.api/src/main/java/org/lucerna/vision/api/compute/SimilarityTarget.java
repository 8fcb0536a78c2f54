/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;

/**
 * Cosine similarity, -1 to 1, of a layer's values to another picture's: why does the network hold
 * these two alike?
 *
 * @param embedding the layer
 * @param reference the other picture's embedding, {@code [C]}; values of several cells are averaged
 *     over the plane first
 */
public record SimilarityTarget(LayerId embedding, Tensor reference) implements Target {

  @Override
  public Optional<LayerId> layer() {
    return Optional.of(embedding);
  }

  @Override
  public int classIndex(float[] logits) {
    return NO_CLASS;
  }

  @Override
  public double score(float[] values) {
    double[] pooled = pooled(values);
    double norms = norm(pooled) * norm(referenceValues());
    return norms == 0 ? 0 : dot(pooled, referenceValues()) / norms;
  }

  @Override
  public float[] cotangent(float[] values) {
    double[] pooled = pooled(values);
    double[] other = referenceValues();
    double length = norm(pooled);
    double otherLength = norm(other);
    float[] g = new float[values.length];
    if (length == 0 || otherLength == 0) {
      return g;
    }
    double cosine = dot(pooled, other) / (length * otherLength);
    int plane = values.length / other.length;
    for (int i = 0; i < g.length; i++) {
      int k = i / plane;
      g[i] = (float) ((other[k] / otherLength - cosine * pooled[k] / length) / length / plane);
    }
    return g;
  }

  private double[] referenceValues() {
    double[] all = new double[reference.length()];
    for (int i = 0; i < all.length; i++) {
      all[i] = reference.at(i);
    }
    return all;
  }

  private double[] pooled(float[] values) {
    int plane = values.length / reference.length();
    if (plane * reference.length() != values.length) {
      throw new IllegalArgumentException(
          "layer %s has %d values, the reference %d"
              .formatted(embedding, values.length, reference.length()));
    }
    double[] means = new double[reference.length()];
    for (int i = 0; i < values.length; i++) {
      means[i / plane] += values[i] / (double) plane;
    }
    return means;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
