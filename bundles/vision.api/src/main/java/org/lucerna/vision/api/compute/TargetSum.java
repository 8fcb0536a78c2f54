/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.List;
import java.util.Optional;
import org.lucerna.vision.api.network.LayerId;

/** A weighted sum of targets that are read from one layer. About the first one's class. */
public record TargetSum(List<Term> terms) implements Target {

  /** A target and its factor. */
  public record Term(double factor, Target target) {}

  /**
   * @throws IllegalArgumentException without terms, or if they are read from different layers
   */
  public TargetSum {
    terms = List.copyOf(terms);
    if (terms.stream().map(t -> t.target().layer()).distinct().count() != 1) {
      throw new IllegalArgumentException("targets to be added must be read from one layer");
    }
  }

  @Override
  public Optional<LayerId> layer() {
    return terms.get(0).target().layer();
  }

  @Override
  public int classIndex(float[] logits) {
    return terms.get(0).target().classIndex(logits);
  }

  @Override
  public double score(float[] values) {
    return terms.stream().mapToDouble(t -> t.factor() * t.target().score(values)).sum();
  }

  @Override
  public float[] cotangent(float[] values) {
    float[] sum = new float[values.length];
    for (Term term : terms) {
      float[] part = term.target().cotangent(values);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) (term.factor() * part[i]);
      }
    }
    return sum;
  }

  @Override
  public Target fixed(float[] values) {
    return new TargetSum(
        terms.stream().map(t -> new Term(t.factor(), t.target().fixed(values))).toList());
  }
}
