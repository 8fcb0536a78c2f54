/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A number that some pictures have together. */
sealed interface Statistic {

  /**
   * @param weights how often each picture counts
   * @return NaN where it is not defined
   */
  double of(int[] weights);

  /** From how many pictures it is. */
  int n();

  /**
   * The mean of a value by picture.
   *
   * @param values NaN where a picture has none
   */
  record Mean(double[] values) implements Statistic {

    @Override
    public double of(int[] weights) {
      double sum = 0;
      long count = 0;
      for (int i = 0; i < values.length; i++) {
        double v = values[i];
        if (v == v) { // not NaN
          sum += weights[i] * v;
          count += weights[i];
        }
      }
      return count == 0 ? Double.NaN : sum / count;
    }

    @Override
    public int n() {
      return (int) Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
    }
  }

  /**
   * The mean over the classes of each class's mean: rare classes count as much as frequent ones.
   *
   * @param classes by picture, from 0
   */
  record ClassMean(double[] values, int[] classes, int count) implements Statistic {

    @Override
    public double of(int[] weights) {
      double[] sums = new double[count];
      long[] counts = new long[count];
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i]) && weights[i] > 0) {
          sums[classes[i]] += weights[i] * values[i];
          counts[classes[i]] += weights[i];
        }
      }
      double sum = 0;
      int defined = 0;
      for (int c = 0; c < count; c++) {
        if (counts[c] > 0) {
          sum += sums[c] / counts[c];
          defined++;
        }
      }
      return defined == 0 ? Double.NaN : sum / defined;
    }

    @Override
    public int n() {
      return new Mean(values).n();
    }
  }

  /**
   * PxAP (Choe et al. 2020, section 3.3): the area under precision against recall of all pixels of
   * all pictures together, each map divided by its own maximum.
   */
  record PooledPixels(List<Optional<PixelCounts>> pictures) implements Statistic {

    @Override
    public double of(int[] weights) {
      double[] on = null;
      double[] off = null;
      double mask = 0;
      for (int i = 0; i < weights.length; i++) {
        if (weights[i] == 0 || pictures.get(i).isEmpty()) {
          continue;
        }
        PixelCounts counts = pictures.get(i).get();
        on = on == null ? new double[counts.on().length] : on;
        off = off == null ? new double[counts.off().length] : off;
        for (int k = 0; k < on.length; k++) {
          on[k] += (double) weights[i] * counts.on()[k];
          off[k] += (double) weights[i] * counts.off()[k];
        }
        mask += (double) weights[i] * counts.mask();
      }
      return on == null ? Double.NaN : area(on, off, mask);
    }

    private static double area(double[] on, double[] off, double mask) {
      double area = 0;
      for (int k = on.length - 1; k >= 0; k--) {
        double gained = on[k] - (k == on.length - 1 ? 0 : on[k + 1]);
        area += gained == 0 ? 0 : on[k] / (on[k] + off[k]) * gained / mask;
      }
      return area;
    }

    @Override
    public int n() {
      return (int) pictures.stream().filter(Optional::isPresent).count();
    }
  }
}
