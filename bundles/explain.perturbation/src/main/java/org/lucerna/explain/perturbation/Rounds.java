/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;

/**
 * Runs a method's rows in rounds. After each the map found so far is shown; once it orders its
 * cells as it did at half as many rows, the rest is left out.
 *
 * <p>The length of a round follows from the number of rows alone, so that where a run ends does not
 * depend on the batch.
 *
 * @param rows in all
 * @param tolerance stop once the rank correlation is at least 1 - tolerance; 0 runs all rows
 */
record Rounds(int rows, double tolerance) {

  /** At most so many looks at the map. */
  private static final int ROUNDS = 20;

  /** A round is no shorter than this, so that batches stay full. */
  private static final int SHORTEST = 32;

  /** Half of that may be luck: the map must have settled at two looks in a row. */
  private static final int LOOKS = 2;

  /** A method whose map grows row by row. */
  interface Growing extends MaskedScores.Rows {

    /** Takes in the scores of rows from {@code from} on, whose masks were made last. */
    void learn(int from, double[] scores);

    /** The map of all that was taken in. */
    Heatmap map();
  }

  /** What was run: the scores in order, and how it ended. */
  record Outcome(double[] scores, Heatmap map, int planned, double correlation) {

    boolean stoppedEarly() {
      return scores.length < planned;
    }

    /** Says how many rows there were. */
    String text() {
      return stoppedEarly()
          ? "%d of %d: the order of the cells had settled (rank correlation %.4f with half as many rows)"
              .formatted(scores.length, planned, correlation)
          : "%d of %d".formatted(planned, planned);
    }
  }

  Outcome run(MaskedScores scores, Growing method, MaskedScores.Pace pace) {
    int round = Math.max(SHORTEST, (rows + ROUNDS - 1) / ROUNDS);
    double[] all = new double[rows];
    List<Tensor> maps = new ArrayList<>();
    int settled = 0;
    double correlation = 0;
    Heatmap map = method.map();
    for (int from = 0; from < rows; from += round) {
      int to = Math.min(rows, from + round);
      for (int start = from; start < to; start += pace.batch()) {
        int end = Math.min(to, start + pace.batch());
        double[] part = scores.run(start, end, method, pace);
        method.learn(start, part);
        System.arraycopy(part, 0, all, start, part.length);
      }
      map = method.map();
      pace.progress().preview(map);
      maps.add(map.values());
      int looks = maps.size();
      if (tolerance > 0 && looks % 2 == 0) {
        correlation = RankCorrelation.of(map.values(), maps.get(looks / 2 - 1));
        settled = correlation >= 1 - tolerance ? settled + 1 : 0;
        if (settled == LOOKS) {
          return new Outcome(Arrays.copyOf(all, to), map, rows, correlation);
        }
      }
    }
    return new Outcome(all, map, rows, correlation);
  }
}
