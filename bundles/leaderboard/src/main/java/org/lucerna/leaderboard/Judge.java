/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Cliques;
import org.lucerna.statistics.Clusters;
import org.lucerna.statistics.Holm;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.RankCorrelation;
import org.lucerna.statistics.SignFlip;
import org.lucerna.statistics.SignedRanks;

/**
 * Compares all who take part by one measure: means with intervals, tests of all pairs, effects,
 * cliques. Intervals are of the percentile bootstrap of clusters; all of a measure are from the
 * same samples. The test of scores is Wilcoxon's, of hits McNemar's, both exact and with the signs
 * of a cluster together ({@link SignedRanks}).
 */
final class Judge {

  private final List<Entrant> entrants;
  private final Clusters clusters;
  private final Bootstrap bootstrap;
  private final double alpha;

  Judge(List<Entrant> entrants, Clusters clusters, Bootstrap bootstrap, double alpha) {
    this.entrants = entrants;
    this.clusters = clusters;
    this.bootstrap = bootstrap;
    this.alpha = alpha;
  }

  /** Without the adjustment over all measures. */
  Standing standing(Field field) {
    List<Integer> methods = indices(false);
    List<Integer> baselines = indices(true);
    List<int[]> pairs = new ArrayList<>();
    for (int a : field.isRanked() ? methods : List.<Integer>of()) {
      methods.stream().filter(b -> b > a).forEach(b -> pairs.add(new int[] {a, b}));
      baselines.forEach(b -> pairs.add(new int[] {a, b}));
    }
    List<SignedRanks> ranks =
        pairs.stream().map(p -> new SignedRanks(field.differences(p[0], p[1]))).toList();
    Sampled sampled = new Sampled(field, methods, pairs, ranks);
    List<Estimate> found = sampled.estimates();
    List<Duel> duels = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      int at = 2 * entrants.size() + 2 * i;
      duels.add(duel(pairs.get(i), ranks.get(i), found.get(at), found.get(at + 1)));
    }
    List<Duel> own = holm(duels.stream().filter(d -> methods.contains(d.second())).toList());
    List<Duel> against = holm(duels.stream().filter(d -> baselines.contains(d.second())).toList());
    List<Place> places =
        IntStream.range(0, entrants.size()).mapToObj(e -> place(field, e, found, against)).toList();
    Comparator<Place> best = Comparator.comparingDouble(p -> -field.up(p.mean().value()));
    List<Place> ordered =
        methods.stream().map(places::get).sorted(field.isRanked() ? best : (a, b) -> 0).toList();
    return new Standing(
        field,
        ordered,
        baselines.stream().map(places::get).toList(),
        own,
        against,
        field.isRanked()
            ? cliques(ordered.stream().map(Place::entrant).toList(), own, alpha)
            : List.of());
  }

  private List<Integer> indices(boolean baselines) {
    return IntStream.range(0, entrants.size())
        .filter(e -> entrants.get(e).isBaseline() == baselines)
        .boxed()
        .toList();
  }

  private Duel duel(int[] pair, SignedRanks ranks, Estimate difference, Estimate effect) {
    SignFlip test = ranks.test(clusters);
    double p = ranks.n() == 0 ? Double.NaN : test.pValue();
    return new Duel(
        pair[0], pair[1], ranks.n(), ranks.zeros(), difference, effect, p, test.isExact(), p, p);
  }

  /** Pairs without a picture are not tested, and count for nothing. */
  private static List<Duel> holm(List<Duel> duels) {
    List<Duel> tested = duels.stream().filter(d -> d.n() > 0).toList();
    List<Double> adjusted = Holm.adjusted(tested.stream().map(Duel::p).toList());
    List<Duel> all = new ArrayList<>(duels);
    for (int i = 0; i < tested.size(); i++) {
      Duel duel = tested.get(i);
      all.set(all.indexOf(duel), duel.adjusted(adjusted.get(i), duel.holmAll()));
    }
    return all;
  }

  /** The same with every pair of methods of every measure in one family. */
  static List<Standing> together(List<Standing> standings) {
    List<Double> values =
        standings.stream()
            .flatMap(s -> s.duels().stream())
            .filter(d -> d.n() > 0)
            .map(Duel::p)
            .toList();
    List<Double> adjusted = Holm.adjusted(values);
    int[] next = {0};
    return standings.stream()
        .map(
            s ->
                new Standing(
                    s.field(),
                    s.methods(),
                    s.baselines(),
                    s.duels().stream()
                        .map(d -> d.n() > 0 ? d.adjusted(d.holm(), adjusted.get(next[0]++)) : d)
                        .toList(),
                    s.against(),
                    s.cliques()))
        .toList();
  }

  private Place place(Field field, int entrant, List<Estimate> found, List<Duel> against) {
    int n = field.n(entrant);
    return new Place(
        entrant,
        n,
        field.values()[entrant].length - n,
        found.get(entrant),
        found.get(entrants.size() + entrant),
        against.stream()
            .filter(d -> d.first() == entrant && !(d.holm() < alpha && d.effect().value() > 0))
            .map(Duel::second)
            .toList());
  }

  /** Members and sets in the order of the methods, best first. */
  private static List<List<Integer>> cliques(
      List<Integer> methods, List<Duel> duels, double alpha) {
    boolean[][] joined = new boolean[methods.size()][methods.size()];
    for (Duel duel : duels) {
      int a = methods.indexOf(duel.first());
      int b = methods.indexOf(duel.second());
      joined[a][b] = !(duel.holm() < alpha);
      joined[b][a] = joined[a][b];
    }
    return Cliques.maximal(joined).stream()
        .map(c -> Arrays.stream(c).mapToObj(methods::get).toList())
        .toList();
  }

  /** Of the defined values, each as often as its weight says; NaN where there is none. */
  static double mean(double[] values, int[] weights) {
    double sum = 0;
    long count = 0;
    for (int p = 0; p < values.length; p++) {
      if (!Double.isNaN(values[p])) {
        sum += weights[p] * values[p];
        count += weights[p];
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /**
   * What is estimated from the samples: the mean of each entrant; its rank among the methods; of
   * each pair the mean difference and the effect.
   */
  private final class Sampled {

    private final Field field;
    private final List<Integer> methods;
    private final List<int[]> pairs;
    private final List<SignedRanks> ranks;

    Sampled(Field field, List<Integer> methods, List<int[]> pairs, List<SignedRanks> ranks) {
      this.field = field;
      this.methods = methods;
      this.pairs = pairs;
      this.ranks = ranks;
    }

    List<Estimate> estimates() {
      int count = 2 * entrants.size() + 2 * pairs.size();
      List<Optional<Interval>> intervals = bootstrap.intervals(clusters, count, this::values);
      int[] once = new int[clusters.items()];
      Arrays.fill(once, 1);
      double[] values = values(once);
      return IntStream.range(0, count)
          .mapToObj(i -> new Estimate(values[i], intervals.get(i)))
          .toList();
    }

    private double[] values(int[] weights) {
      int size = entrants.size();
      double[] all = new double[2 * size + 2 * pairs.size()];
      Arrays.fill(all, size, 2 * size, Double.NaN);
      for (int e = 0; e < size; e++) {
        all[e] = mean(field.values()[e], weights);
      }
      List<Integer> ranked =
          methods.stream().filter(m -> field.isRanked() && !Double.isNaN(all[m])).toList();
      double[] order =
          RankCorrelation.ranks(ranked.stream().mapToDouble(m -> -field.up(all[m])).toArray());
      for (int i = 0; i < order.length; i++) {
        all[size + ranked.get(i)] = order[i];
      }
      for (int i = 0; i < pairs.size(); i++) {
        double[] a = field.values()[pairs.get(i)[0]];
        double[] b = field.values()[pairs.get(i)[1]];
        all[2 * size + 2 * i] = meanDifference(a, b, weights);
        all[2 * size + 2 * i + 1] = ranks.get(i).rankBiserial(weights);
      }
      return all;
    }

    private static double meanDifference(double[] a, double[] b, int[] weights) {
      double sum = 0;
      long count = 0;
      for (int p = 0; p < a.length; p++) {
        double difference = a[p] - b[p];
        if (!Double.isNaN(difference)) {
          sum += weights[p] * difference;
          count += weights[p];
        }
      }
      return count == 0 ? Double.NaN : sum / count;
    }
  }
}
