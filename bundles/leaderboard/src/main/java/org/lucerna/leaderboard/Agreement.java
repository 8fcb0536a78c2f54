/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.lucerna.statistics.RankCorrelation;

/**
 * Whether measures put the methods into one order (Tomsett et al. 2020, "Sanity checks for saliency
 * metrics": they often do not). Kendall's tau-b, each measure turned so that more is better;
 * baselines and measures without a better way take no part.
 *
 * @param names of the measures
 * @param overall of the methods' means, [measures][measures]; NaN where one does not order them
 * @param byPicture of the methods on one picture, the mean over pictures where both order them
 * @param pictures how many those are
 */
record Agreement(List<String> names, double[][] overall, double[][] byPicture, int[][] pictures) {

  /** Fewer methods have no order to speak of. */
  static final int FEWEST = 3;

  static Agreement of(List<Standing> standings) {
    List<Standing> ranked = standings.stream().filter(s -> s.field().isRanked()).toList();
    int size = ranked.size();
    double[][] overall = new double[size][size];
    double[][] byPicture = new double[size][size];
    int[][] pictures = new int[size][size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        Standing first = ranked.get(a);
        Standing second = ranked.get(b);
        overall[a][b] = tau(means(first), means(second));
        double[] taus =
            IntStream.range(0, first.field().values()[0].length)
                .mapToDouble(p -> tau(on(first, p), on(second, p)))
                .filter(t -> !Double.isNaN(t))
                .toArray();
        pictures[a][b] = taus.length;
        byPicture[a][b] = DoubleStream.of(taus).average().orElse(Double.NaN);
      }
    }
    return new Agreement(
        ranked.stream().map(s -> s.field().name()).toList(), overall, byPicture, pictures);
  }

  /** Methods by index, so that two standings have them in one order. */
  private static int[] methods(Standing standing) {
    return standing.methods().stream().mapToInt(Place::entrant).sorted().toArray();
  }

  private static double[] means(Standing standing) {
    return IntStream.of(methods(standing))
        .mapToDouble(m -> standing.field().up(standing.place(m).mean().value()))
        .toArray();
  }

  private static double[] on(Standing standing, int picture) {
    Field field = standing.field();
    return IntStream.of(methods(standing))
        .mapToDouble(m -> field.up(field.values()[m][picture]))
        .toArray();
  }

  /** Of those of whom both are known. */
  private static double tau(double[] a, double[] b) {
    List<Integer> both = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
        both.add(i);
      }
    }
    return both.size() < FEWEST
        ? Double.NaN
        : RankCorrelation.kendall(
            both.stream().mapToDouble(i -> a[i]).toArray(),
            both.stream().mapToDouble(i -> b[i]).toArray());
  }

  boolean isDefined() {
    return names.size() > 1
        && IntStream.range(1, names.size()).anyMatch(i -> !Double.isNaN(overall[0][i]));
  }
}
