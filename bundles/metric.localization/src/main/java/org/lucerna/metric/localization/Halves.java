/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures cut into halves: a threshold is chosen on one and judged on the other, both ways.
 * Groups in the order of their names' SHA-256 go to the halves in turn, so that a group is never
 * torn and the same pictures always fall the same way.
 *
 * @param of 0 or 1 by picture
 */
record Halves(int[] of) {

  static Halves of(List<PictureResult> results) {
    List<String> groups =
        results.stream()
            .map(r -> r.picture().group())
            .distinct()
            .sorted(Comparator.comparing(Halves::hash))
            .toList();
    Map<String, Integer> half = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      half.put(groups.get(i), i % 2);
    }
    return new Halves(results.stream().mapToInt(r -> half.get(r.picture().group())).toArray());
  }

  private static BigInteger hash(String group) {
    try {
      byte[] bytes = group.getBytes(StandardCharsets.UTF_8);
      return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** A value of a picture at a level; NaN where the picture has none. */
  @FunctionalInterface
  interface Objective {
    double at(int picture, int level);
  }

  /**
   * @param level chosen on half 0 and on half 1; -1 where the half has no picture
   * @param n pictures of each half
   * @param onOther what each half gets with the level chosen on the other one
   * @param values by picture, at the level chosen on the other half
   */
  record Tuned(int[] level, int[] n, double[] onOther, double[] values) {

    /** The level that a picture of this half is judged at. */
    int judgedAt(int half) {
      return level[1 - half];
    }
  }

  /** Chooses the level with the best mean; of equal ones the lowest. */
  Tuned tune(int levels, Objective objective) {
    int[] n = new int[2];
    for (int i = 0; i < of.length; i++) {
      n[of[i]] += Double.isNaN(objective.at(i, 0)) ? 0 : 1;
    }
    int[] best = {n[0] == 0 ? -1 : 0, n[1] == 0 ? -1 : 0};
    double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int k = 0; k < levels; k++) {
      double[] sums = sums(k, objective);
      for (int half = 0; half < 2; half++) {
        if (n[half] > 0 && sums[half] > most[half]) {
          most[half] = sums[half];
          best[half] = k;
        }
      }
    }
    double[] values = new double[of.length];
    double[] sums = new double[2];
    for (int i = 0; i < of.length; i++) {
      int level = best[1 - of[i]];
      values[i] = level < 0 ? Double.NaN : objective.at(i, level);
      sums[of[i]] += Double.isNaN(values[i]) ? 0 : values[i];
    }
    return new Tuned(best, n, new double[] {sums[0] / n[0], sums[1] / n[1]}, values);
  }

  private double[] sums(int level, Objective objective) {
    double[] sums = new double[2];
    for (int i = 0; i < of.length; i++) {
      double v = objective.at(i, level);
      sums[of[i]] += Double.isNaN(v) ? 0 : v;
    }
    return sums;
  }
}
