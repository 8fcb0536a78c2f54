/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

/**
 * A class's softmax probability, or a function of it. Its derivative vanishes where the network is
 * sure of itself: a map of it then shows rounding errors.
 *
 * @param of names the class
 */
public record ProbabilityTarget(Target of, Scale scale) implements Target {

  /** What is made of the probability p. */
  public enum Scale {
    /** p. */
    PROBABILITY,
    /** ln p. */
    LOG,
    /** ln(p / (1 - p)). */
    LOG_ODDS
  }

  /**
   * @throws IllegalArgumentException if {@code of} is not read from the logits
   */
  public ProbabilityTarget {
    if (of.layer().isPresent()) {
      throw new IllegalArgumentException("only classes have probabilities, not " + of);
    }
  }

  @Override
  public int classIndex(float[] logits) {
    return of.classIndex(logits);
  }

  @Override
  public double score(float[] logits) {
    int index = classIndex(logits);
    double all = logSum(logits, -1);
    return switch (scale) {
      case PROBABILITY -> Math.exp(logits[index] - all);
      case LOG -> logits[index] - all;
      case LOG_ODDS -> logits[index] - logSum(logits, index);
    };
  }

  @Override
  public float[] cotangent(float[] logits) {
    int index = classIndex(logits);
    double all = logSum(logits, scale == Scale.LOG_ODDS ? index : -1);
    double factor = scale == Scale.PROBABILITY ? score(logits) : 1;
    float[] g = new float[logits.length];
    for (int i = 0; i < g.length; i++) {
      boolean self = i == index;
      double share = self && scale == Scale.LOG_ODDS ? 0 : Math.exp(logits[i] - all);
      g[i] = (float) (factor * ((self ? 1 : 0) - share));
    }
    return g;
  }

  @Override
  public Target fixed(float[] logits) {
    return new ProbabilityTarget(of.fixed(logits), scale);
  }

  /** {@code ln sum exp} of all logits but one. */
  private static double logSum(float[] logits, int without) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logits.length; i++) {
      max = i == without ? max : Math.max(max, logits[i]);
    }
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += i == without ? 0 : Math.exp(logits[i] - max);
    }
    return max + Math.log(sum);
  }
}
