/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Clusters;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.RankCorrelation;

/**
 * The same methods on several networks, such as those of other seeds: means over networks, with
 * networks and clusters of pictures as two levels that cross ({@link Bootstrap#crossed}), so that
 * an interval says what another network <em>and</em> other pictures would give. A network has the
 * weight of any other, however many of the pictures are its own.
 *
 * @param count how many networks there are
 * @param pictures of all of them together
 * @param methods ids of those that were measured on every network
 * @param left ids of those that were not, and are left out
 * @param standings by measure, for those that have a better way
 */
record Networks(
    int count, int pictures, List<String> methods, List<String> left, List<Of> standings) {

  /**
   * One measure.
   *
   * @param means by method
   * @param ranks mean rank over the networks, 1 is best
   * @param firsts on how many networks each is best
   */
  record Of(Field field, List<Estimate> means, List<Estimate> ranks, int[] firsts) {}

  static Networks of(Results results, List<Board> others, Bootstrap bootstrap) {
    List<Board> boards = new ArrayList<>(List.of(Board.of(results)));
    boards.addAll(others);
    List<String> own = results.indices(false).stream().map(results::id).toList();
    List<String> shared =
        own.stream().filter(m -> boards.stream().allMatch(b -> b.entrants().contains(m))).toList();
    Set<String> left = new LinkedHashSet<>();
    List<String> baselines = results.indices(true).stream().map(results::id).toList();
    boards.forEach(b -> left.addAll(b.entrants()));
    shared.forEach(left::remove);
    baselines.forEach(left::remove);
    Map<String, Board.Kin> kin = new LinkedHashMap<>();
    boards.forEach(b -> b.kin().forEach(kin::putIfAbsent));
    Drawing drawing = new Drawing(boards, shared, kin, results.grouping().byClass(), bootstrap);
    List<Of> standings =
        results.standings().stream()
            .map(Standing::field)
            .filter(Field::isRanked)
            .map(drawing::standing)
            .toList();
    return new Networks(boards.size(), kin.size(), shared, List.copyOf(left), standings);
  }

  /** Draws networks and clusters. */
  private static final class Drawing {

    private final List<Board> boards;
    private final List<String> methods;
    private final List<String> pictures;
    private final Clusters clusters;
    private final Bootstrap bootstrap;

    Drawing(
        List<Board> boards,
        List<String> methods,
        Map<String, Board.Kin> kin,
        boolean byClass,
        Bootstrap bootstrap) {
      this.boards = boards;
      this.methods = methods;
      this.pictures = List.copyOf(kin.keySet());
      this.clusters =
          Clusters.joined(
              kin.values().stream()
                  .map(k -> byClass ? List.of(k.group(), k.className()) : List.of(k.group()))
                  .toList());
      this.bootstrap = bootstrap;
    }

    Of standing(Field field) {
      double[][][] values = values(field.name());
      int[] networks = filled(boards.size());
      int[] items = filled(pictures.size());
      int size = methods.size();
      List<Optional<Interval>> intervals =
          bootstrap.crossed(
              boards.size(), clusters, 2 * size, (n, p) -> statistics(field, values, n, p));
      double[] found = statistics(field, values, networks, items);
      List<Estimate> all =
          IntStream.range(0, 2 * size)
              .mapToObj(i -> new Estimate(found[i], intervals.get(i)))
              .toList();
      return new Of(
          field, all.subList(0, size), all.subList(size, 2 * size), firsts(field, values, items));
    }

    private double[][][] values(String measure) {
      double[][][] all = new double[boards.size()][methods.size()][pictures.size()];
      for (int b = 0; b < all.length; b++) {
        for (int m = 0; m < methods.size(); m++) {
          Map<String, Double> own = boards.get(b).of(measure, methods.get(m));
          for (int p = 0; p < pictures.size(); p++) {
            all[b][m][p] = own.getOrDefault(pictures.get(p), Double.NaN);
          }
        }
      }
      return all;
    }

    /** Means, then ranks, over the networks drawn; of pictures as often as they were drawn. */
    private double[] statistics(Field field, double[][][] values, int[] networks, int[] items) {
      int size = methods.size();
      double[] sums = new double[2 * size];
      int[] weights = new int[2 * size];
      for (int b = 0; b < values.length; b++) {
        if (networks[b] == 0) {
          continue;
        }
        double[] means = means(values[b], items);
        double[] ranks = ranks(field, means);
        for (int m = 0; m < size; m++) {
          if (!Double.isNaN(means[m])) {
            sums[m] += networks[b] * means[m];
            sums[size + m] += networks[b] * ranks[m];
            weights[m] += networks[b];
            weights[size + m] += networks[b];
          }
        }
      }
      return IntStream.range(0, sums.length)
          .mapToDouble(i -> weights[i] == 0 ? Double.NaN : sums[i] / weights[i])
          .toArray();
    }

    private static double[] means(double[][] values, int[] items) {
      double[] means = new double[values.length];
      for (int m = 0; m < values.length; m++) {
        means[m] = Judge.mean(values[m], items);
      }
      return means;
    }

    /** Of those that have a mean; NaN for the others. */
    private static double[] ranks(Field field, double[] means) {
      int[] defined =
          IntStream.range(0, means.length).filter(m -> !Double.isNaN(means[m])).toArray();
      double[] order =
          RankCorrelation.ranks(
              Arrays.stream(defined).mapToDouble(m -> -field.up(means[m])).toArray());
      double[] ranks = new double[means.length];
      Arrays.fill(ranks, Double.NaN);
      for (int i = 0; i < defined.length; i++) {
        ranks[defined[i]] = order[i];
      }
      return ranks;
    }

    private int[] firsts(Field field, double[][][] values, int[] items) {
      int[] firsts = new int[methods.size()];
      for (double[][] network : values) {
        double[] ranks = ranks(field, means(network, items));
        double best = Arrays.stream(ranks).filter(r -> !Double.isNaN(r)).min().orElse(Double.NaN);
        for (int m = 0; m < ranks.length; m++) {
          firsts[m] += ranks[m] == best ? 1 : 0;
        }
      }
      return firsts;
    }

    private static int[] filled(int n) {
      int[] ones = new int[n];
      Arrays.fill(ones, 1);
      return ones;
    }
  }
}
