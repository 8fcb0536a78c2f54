/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.SimilarityTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.TargetSum;

/** Second derivatives of targets by the values they are read from, times a direction. */
final class TargetCurvature {

  private TargetCurvature() {}

  /**
   * How {@link Target#cotangent} changes as the values move; zeros for targets that are linear
   * where they are asked (classes, regions, the largest unit).
   *
   * @param values the logits, or those of the target's layer
   */
  static double[] times(Target target, float[] values, double[] direction) {
    if (target instanceof TargetSum sum) {
      double[] all = new double[values.length];
      for (TargetSum.Term term : sum.terms()) {
        double[] part = times(term.target(), values, direction);
        for (int i = 0; i < all.length; i++) {
          all[i] += term.factor() * part[i];
        }
      }
      return all;
    } else if (target instanceof ProbabilityTarget probability) {
      return probability(probability, values, direction);
    } else if (target instanceof SimilarityTarget similarity) {
      return similarity(similarity, values, direction);
    }
    return new double[values.length];
  }

  /**
   * With p the softmax of all logits, or for log odds of all but the class's: {@code ln p_k} and
   * the log odds have {@code -(diag p - p p^T)}, the probability {@code p_k ((e_k - p)(e_k - p)^T -
   * (diag p - p p^T))}.
   */
  private static double[] probability(ProbabilityTarget target, float[] logits, double[] v) {
    int k = target.classIndex(logits);
    boolean odds = target.scale() == ProbabilityTarget.Scale.LOG_ODDS;
    double[] p = softmax(logits, odds ? k : -1);
    double mean = dot(p, v);
    double[] out = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      out[i] = -p[i] * (v[i] - mean);
    }
    if (target.scale() == ProbabilityTarget.Scale.PROBABILITY) {
      double own = v[k] - mean;
      for (int i = 0; i < v.length; i++) {
        out[i] = p[k] * (((i == k ? 1 : 0) - p[i]) * own + out[i]);
      }
    }
    return out;
  }

  /** Of all values but one, whose share is 0. */
  private static double[] softmax(float[] values, int without) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      max = i == without ? max : Math.max(max, values[i]);
    }
    double[] p = new double[values.length];
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = i == without ? 0 : Math.exp(values[i] - max);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  /**
   * With a the values averaged over the plane, n their norm, c the cosine and g its gradient by a:
   * {@code -((g v) a/n + (a/n v) g + c (v - (a/n v) a/n) / n) / n}.
   */
  private static double[] similarity(SimilarityTarget target, float[] values, double[] direction) {
    Tensor reference = target.reference();
    int plane = values.length / reference.length();
    double[] a = new double[reference.length()];
    double[] v = new double[a.length];
    double[] b = new double[a.length];
    for (int i = 0; i < values.length; i++) {
      a[i / plane] += values[i] / (double) plane;
      v[i / plane] += direction[i] / plane;
      b[i / plane] = reference.at(i / plane);
    }
    double n = Math.sqrt(dot(a, a));
    double norm = Math.sqrt(dot(b, b));
    double[] out = new double[values.length];
    if (n == 0 || norm == 0) {
      return out;
    }
    double c = dot(a, b) / (n * norm);
    double[] g = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      g[i] = (b[i] / norm - c * a[i] / n) / n;
    }
    double along = dot(a, v) / n;
    double change = dot(g, v);
    for (int i = 0; i < values.length; i++) {
      int j = i / plane;
      double turn = c * (v[j] - along * a[j] / n) / n;
      out[i] = -(change * a[j] / n + along * g[j] + turn) / n / plane;
    }
    return out;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
