/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.RankCorrelation;

/**
 * A method's place in a world, over networks.
 *
 * @param score mean over networks of the mean over pictures
 * @param rank mean over networks, 1 is best; equal scores share the mean of their ranks
 * @param first networks on which no method is better
 */
record Standing(
    String method,
    double score,
    Optional<Interval> scoreInterval,
    double rank,
    Optional<Interval> rankInterval,
    int first) {

  private static final int RESAMPLES = 2000;

  /**
   * The methods from the best mean rank on. Intervals are a bootstrap of two levels: networks are
   * drawn with replacement, and for each the pictures anew, since pictures of one network share its
   * weights.
   *
   * @param networks that were scored in one world, at least one
   */
  static List<Standing> of(Measure measure, List<Examination> networks, List<String> methods) {
    List<double[][]> values =
        networks.stream().map(n -> values(n.scores().get(measure), methods)).toList();
    int count = methods.size();
    SplittableRandom random = new SplittableRandom(1);
    List<Optional<Interval>> intervals =
        new Bootstrap(RESAMPLES, 1)
            .intervals(
                values.size(),
                2 * count,
                drawn -> {
                  double[][] means = new double[drawn.length][];
                  for (int i = 0; i < drawn.length; i++) {
                    double[][] network = values.get(drawn[i]);
                    means[i] = means(network, resampled(network, random));
                  }
                  return summary(means);
                });
    double[][] means = values.stream().map(v -> means(v, all(v))).toArray(double[][]::new);
    double[] observed = summary(means);
    List<Standing> standings = new ArrayList<>();
    for (int m = 0; m < count; m++) {
      standings.add(
          new Standing(
              methods.get(m),
              observed[m],
              intervals.get(m),
              observed[count + m],
              intervals.get(count + m),
              firsts(means, m)));
    }
    standings.sort(Comparator.comparingDouble(Standing::rank));
    return standings;
  }

  /** By method and picture, NaN where not defined. */
  private static double[][] values(Map<String, Map<String, Double>> scores, List<String> methods) {
    List<String> pictures =
        scores.values().stream().flatMap(m -> m.keySet().stream()).distinct().toList();
    double[][] values = new double[methods.size()][pictures.size()];
    for (int m = 0; m < methods.size(); m++) {
      Map<String, Double> own = scores.getOrDefault(methods.get(m), Map.of());
      for (int p = 0; p < pictures.size(); p++) {
        values[m][p] = own.getOrDefault(pictures.get(p), Double.NaN);
      }
    }
    return values;
  }

  private static int[] all(double[][] values) {
    int[] all = new int[values[0].length];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private static int[] resampled(double[][] values, SplittableRandom random) {
    int[] drawn = new int[values[0].length];
    Arrays.setAll(drawn, i -> random.nextInt(drawn.length));
    return drawn;
  }

  private static double[] means(double[][] values, int[] pictures) {
    double[] means = new double[values.length];
    for (int m = 0; m < values.length; m++) {
      double sum = 0;
      int n = 0;
      for (int p : pictures) {
        if (!Double.isNaN(values[m][p])) {
          sum += values[m][p];
          n++;
        }
      }
      means[m] = n == 0 ? Double.NaN : sum / n;
    }
    return means;
  }

  /** Mean scores, then mean ranks; a method without a score ranks behind all that have one. */
  private static double[] summary(double[][] means) {
    int count = means[0].length;
    double[] summary = new double[2 * count];
    for (double[] network : means) {
      double[] ranks = ranks(network);
      for (int m = 0; m < count; m++) {
        summary[m] += network[m] / means.length;
        summary[count + m] += ranks[m] / means.length;
      }
    }
    return summary;
  }

  private static double[] ranks(double[] means) {
    double[] reversed = new double[means.length];
    for (int m = 0; m < means.length; m++) {
      reversed[m] = Double.isNaN(means[m]) ? Double.POSITIVE_INFINITY : -means[m];
    }
    return RankCorrelation.ranks(reversed);
  }

  private static int firsts(double[][] means, int method) {
    int firsts = 0;
    for (double[] network : means) {
      double best = Arrays.stream(network).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
      firsts += network[method] == best ? 1 : 0;
    }
    return firsts;
  }
}
