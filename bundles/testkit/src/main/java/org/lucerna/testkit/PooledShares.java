/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.RelevanceRule;
import org.lucerna.vision.api.network.LayerId;

/**
 * How relevance and excitation are shared out in a {@link PooledProbe}'s network. Its linear layer
 * has no bias and reads nothing negative, so that the rules take their simplest forms.
 *
 * @param maps the feature maps, {@code [3, H, W]}
 * @param weight of the linear layer, {@code [classes, 3]}
 */
record PooledShares(Tensor maps, Tensor weight, BackwardRule rule) {

  private static final LayerId CLASSIFIER = new LayerId("fc");

  /** From the classes, {@code [classes]}, to the pooled features, {@code [3]}. */
  Tensor linear(Tensor arriving) {
    float[] features = maps.channelMeans();
    float[] shares = new float[features.length];
    for (int k = 0; k < arriving.length(); k++) {
      double[] contributions = new double[features.length];
      for (int j = 0; j < features.length; j++) {
        contributions[j] = (double) features[j] * weight.at(k * features.length + j);
      }
      double[] part = shares(contributions);
      for (int j = 0; j < features.length; j++) {
        shares[j] += (float) (part[j] * arriving.at(k));
      }
    }
    return Tensor.wrap(shares, shares.length);
  }

  /** From the pooled features to the maps: in proportion to the values. */
  Tensor spread(Tensor arriving) {
    float[] out = maps.toArray();
    float[] means = maps.channelMeans();
    int plane = out.length / means.length;
    for (int i = 0; i < out.length; i++) {
      float mean = means[i / plane];
      out[i] = mean == 0 ? 0 : out[i] / (plane * mean) * arriving.at(i / plane);
    }
    return Tensor.wrap(out, maps.shape());
  }

  private double[] shares(double[] c) {
    if (rule instanceof BackwardRule.Excitation e) {
      return divided(c, e.negated() ? -1 : 1);
    }
    BackwardRule.Relevance relevance = (BackwardRule.Relevance) rule;
    RelevanceRule chosen = relevance.exceptions().getOrDefault(CLASSIFIER, relevance.rule());
    if (chosen instanceof RelevanceRule.Epsilon e) {
      double z = sum(c);
      return scaled(c, z + (z < 0 ? -e.epsilon() : e.epsilon()));
    } else if (chosen instanceof RelevanceRule.AlphaBeta ab) {
      double[] forIt = divided(c, 1);
      double[] against = divided(c, -1);
      double[] both = new double[c.length];
      for (int j = 0; j < c.length; j++) {
        both[j] = ab.alpha() * forIt[j] - ab.beta() * against[j];
      }
      return both;
    } else if (chosen instanceof RelevanceRule.Gamma g) {
      double sign = sum(c) < 0 ? -1 : 1;
      double[] weighed = new double[c.length];
      for (int j = 0; j < c.length; j++) {
        weighed[j] = c[j] * sign > 0 ? c[j] * (1 + g.gamma()) : c[j];
      }
      return scaled(weighed, sum(weighed));
    }
    throw new UnsupportedOperationException("a pooled probe does not know " + chosen);
  }

  /** What has the sign, as a share of all that has it. */
  private static double[] divided(double[] contributions, int sign) {
    double[] kept = new double[contributions.length];
    for (int j = 0; j < kept.length; j++) {
      kept[j] = Math.max(0, sign * contributions[j]);
    }
    return scaled(kept, sum(kept));
  }

  private static double[] scaled(double[] values, double divisor) {
    double[] out = new double[values.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = divisor == 0 ? 0 : values[j] / divisor;
    }
    return out;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
