/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.core.api.task.Progress;

/**
 * Non-negative factors of non-negative feature maps, {@code A_k(i) ~ sum_j features[j][k]
 * cells[j][i]}: begun with NNDSVD (Boutsidis and Gallopoulos 2008), improved by hierarchical
 * alternating least squares (Cichocki and Phan 2009), in which the error cannot grow. No random
 * number is drawn.
 *
 * @param cells {@code [concepts][cells]}, largest norm first
 * @param features {@code [concepts][C]}, of length 1 each
 * @param errors {@code |A - product| / |A|} at the beginning and after each round
 */
record Factorization(double[][] cells, double[][] features, List<Double> errors) {

  /** Of the squared norm of A: a round that takes off less was the last. */
  private static final double LEAST_GAIN = 1e-7;

  /**
   * @param maps none negative
   * @param rounds at most
   */
  static Factorization of(FeatureMaps maps, int concepts, int rounds, Progress progress) {
    double[][] cells = new double[concepts][maps.plane()];
    double[][] features = new double[concepts][maps.channels()];
    begin(maps, cells, features);
    Work work = new Work(maps);
    List<Double> errors = new ArrayList<>();
    errors.add(work.error(cells, features));
    for (int round = 0; round < rounds; round++) {
      progress.step(round, rounds);
      improve(features, work.perChannel(cells), cells);
      improve(cells, work.perCell(features), features);
      errors.add(work.error(cells, features));
      double before = errors.get(round);
      double after = errors.get(round + 1);
      if (before * before - after * after < LEAST_GAIN) {
        break;
      }
    }
    return sorted(cells, features, errors);
  }

  /** Each pair of singular vectors gives its positive or its negative parts, the larger ones. */
  private static void begin(FeatureMaps maps, double[][] cells, double[][] features) {
    List<SingularVectors.Triplet> triplets = new SingularVectors(maps).leading(cells.length);
    for (int j = 0; j < triplets.size(); j++) {
      SingularVectors.Triplet t = triplets.get(j);
      double plus = norm(t.cells(), 1) * norm(t.channels(), 1);
      double minus = norm(t.cells(), -1) * norm(t.channels(), -1);
      int sign = plus >= minus ? 1 : -1;
      double scale = Math.sqrt(t.value() * Math.max(plus, minus));
      copyPart(t.cells(), sign, scale, cells[j]);
      copyPart(t.channels(), sign, scale, features[j]);
    }
  }

  private static double norm(double[] v, int sign) {
    double sum = 0;
    for (double x : v) {
      double part = Math.max(0, sign * x);
      sum += part * part;
    }
    return Math.sqrt(sum);
  }

  private static void copyPart(double[] from, int sign, double scale, double[] to) {
    double norm = norm(from, sign);
    for (int i = 0; i < to.length && norm > 0; i++) {
      to[i] = scale * Math.max(0, sign * from[i]) / norm;
    }
  }

  /**
   * One factor row by row, each the best there is while all else stays.
   *
   * @param products the other factor times A
   */
  private static void improve(double[][] factor, double[][] products, double[][] other) {
    for (int j = 0; j < factor.length; j++) {
      double self = Lanczos.dot(other[j], other[j]);
      if (self > 0) {
        double[] row = products[j].clone();
        for (int l = 0; l < factor.length; l++) {
          double share = l == j ? 0 : Lanczos.dot(other[j], other[l]);
          for (int i = 0; share != 0 && i < row.length; i++) {
            row[i] -= share * factor[l][i];
          }
        }
        for (int i = 0; i < row.length; i++) {
          factor[j][i] = Math.max(0, row[i] / self);
        }
      }
    }
  }

  /** Features of length 1, the strongest concept first. */
  private static Factorization sorted(double[][] cells, double[][] features, List<Double> errors) {
    for (int j = 0; j < cells.length; j++) {
      double norm = norm(features[j], 1);
      for (int i = 0; i < cells[j].length; i++) {
        cells[j][i] *= norm;
      }
      for (int k = 0; norm > 0 && k < features[j].length; k++) {
        features[j][k] /= norm;
      }
    }
    int[] order =
        IntStream.range(0, cells.length)
            .boxed()
            .sorted(Comparator.comparingDouble(j -> -norm(cells[j], 1)))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Factorization(
        IntStream.of(order).mapToObj(j -> cells[j]).toArray(double[][]::new),
        IntStream.of(order).mapToObj(j -> features[j]).toArray(double[][]::new),
        List.copyOf(errors));
  }

  /** Products with A. */
  private static final class Work {

    private final FeatureMaps maps;
    private final double squares;

    Work(FeatureMaps maps) {
      this.maps = maps;
      double sum = 0;
      for (int i = 0; i < maps.values().length(); i++) {
        double v = maps.values().at(i);
        sum += v * v;
      }
      this.squares = sum;
    }

    double[][] perChannel(double[][] cells) {
      return IntStream.range(0, cells.length)
          .mapToObj(j -> maps.products(cells[j]))
          .toArray(double[][]::new);
    }

    double[][] perCell(double[][] features) {
      return IntStream.range(0, features.length)
          .mapToObj(j -> maps.weighted(features[j]))
          .toArray(double[][]::new);
    }

    /** {@code |A - P|^2 = |A|^2 - 2 A.P + |P|^2}, P never written down. */
    double error(double[][] cells, double[][] features) {
      double mixed = 0;
      double own = 0;
      double[][] products = perCell(features);
      for (int j = 0; j < cells.length; j++) {
        mixed += Lanczos.dot(products[j], cells[j]);
        for (int l = 0; l < cells.length; l++) {
          own += Lanczos.dot(cells[j], cells[l]) * Lanczos.dot(features[j], features[l]);
        }
      }
      return squares == 0 ? 0 : Math.sqrt(Math.max(0, squares - 2 * mixed + own) / squares);
    }
  }
}
