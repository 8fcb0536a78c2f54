/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far apart classes lie in a network's features, relative to how far their own pictures
 * scatter.
 *
 * <p>Every picture's feature vector f is brought to length 1. A class's centroid c is the mean of
 * its vectors, brought to length 1; its spread is the mean cosine distance s = mean(1 - f·c). The
 * separation of two classes is (1 - c_a·c_b) / ((s_a + s_b) / 2): about 0 for two halves of one
 * class, 1 where the centroids are as far apart as a picture is from its own. As 1 - u·v is half
 * the squared distance of unit vectors, this is Fisher's ratio of scatter between classes to
 * scatter within them, for a pair.
 *
 * @param classes names
 * @param spread s by class
 * @param cosine 1 - c_a·c_b by class and class
 */
record ClassDistances(List<String> classes, List<Double> spread, List<List<Double>> cosine) {

  /** Classes of equal pictures have no spread; theirs must not make a distance infinite. */
  private static final double LEAST_SPREAD = 1e-6;

  /** Two classes, first the one with the smaller index. */
  record Pair(int first, int second) {}

  /**
   * @param features by class: a vector a picture, all of one length, at least one a class
   */
  static ClassDistances of(List<String> classes, List<List<float[]>> features) {
    List<double[]> centroids = new ArrayList<>();
    List<Double> spread = new ArrayList<>();
    for (List<float[]> pictures : features) {
      List<double[]> units = pictures.stream().map(ClassDistances::unit).toList();
      double[] centroid = centroid(units);
      centroids.add(centroid);
      spread.add(units.stream().mapToDouble(u -> distance(u, centroid)).average().orElseThrow());
    }
    List<List<Double>> cosine = new ArrayList<>();
    for (double[] a : centroids) {
      cosine.add(centroids.stream().map(b -> a == b ? 0.0 : distance(a, b)).toList());
    }
    return new ClassDistances(List.copyOf(classes), List.copyOf(spread), List.copyOf(cosine));
  }

  double separation(int a, int b) {
    double within = (spread.get(a) + spread.get(b)) / 2;
    return cosine.get(a).get(b) / Math.max(within, LEAST_SPREAD);
  }

  List<List<Double>> separations() {
    List<List<Double>> rows = new ArrayList<>();
    for (int a = 0; a < classes.size(); a++) {
      List<Double> row = new ArrayList<>();
      for (int b = 0; b < classes.size(); b++) {
        row.add(separation(a, b));
      }
      rows.add(row);
    }
    return rows;
  }

  /** All pairs, the most alike first. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < classes.size(); a++) {
      for (int b = a + 1; b < classes.size(); b++) {
        pairs.add(new Pair(a, b));
      }
    }
    pairs.sort(Comparator.comparingDouble(p -> separation(p.first(), p.second())));
    return pairs;
  }

  /**
   * The pair farthest apart, then again and again the class whose nearest chosen one is farthest
   * (max-min greedy; Gonzalez 1985 shows it to be within a factor of 2 of the best choice for
   * metrics).
   *
   * @param count of all chosen, at least 2
   * @return indices in the order they were chosen
   */
  List<Integer> mostDistinct(int count) {
    List<Pair> pairs = pairs();
    Pair farthest = pairs.get(pairs.size() - 1);
    List<Integer> chosen = new ArrayList<>(List.of(farthest.first(), farthest.second()));
    while (chosen.size() < Math.min(count, classes.size())) {
      int best = -1;
      for (int c = 0; c < classes.size(); c++) {
        if (!chosen.contains(c) && (best < 0 || nearest(c, chosen) > nearest(best, chosen))) {
          best = c;
        }
      }
      chosen.add(best);
    }
    return chosen;
  }

  /** The smallest separation of a class from others. */
  double nearest(int from, List<Integer> others) {
    return others.stream().mapToDouble(o -> separation(from, o)).min().orElse(0);
  }

  private static double[] centroid(List<double[]> units) {
    double[] sum = new double[units.get(0).length];
    for (double[] unit : units) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += unit[i];
      }
    }
    return scaled(sum);
  }

  private static double[] unit(float[] vector) {
    double[] values = new double[vector.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = vector[i];
    }
    return scaled(values);
  }

  /** To length 1; the zero vector stays. */
  private static double[] scaled(double[] vector) {
    double square = 0;
    for (double v : vector) {
      square += v * v;
    }
    double length = Math.sqrt(square);
    double[] result = new double[vector.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = length == 0 ? 0 : vector[i] / length;
    }
    return result;
  }

  /** Cosine distance of unit vectors; rounding must not make it negative. */
  private static double distance(double[] a, double[] b) {
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
    }
    return Math.max(0, 1 - product);
  }
}
