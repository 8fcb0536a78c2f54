/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A thousand times where nothing differs: at 5 %, at most 6.5 % are called a difference. */
class FalseAlarmTest {

  private static final int RUNS = 1000;
  private static final double MOST = 0.065;

  private static double alarms(long seed, ToDoubleFunction<SplittableRandom> run) {
    SplittableRandom random = new SplittableRandom(seed);
    int alarms = 0;
    for (int r = 0; r < RUNS; r++) {
      alarms += run.applyAsDouble(random) <= 0.05 ? 1 : 0;
    }
    return alarms / (double) RUNS;
  }

  /** Skewed sizes, as differences of areas under curves have; one sign a cluster. */
  private static double[] flipped(Clusters clusters, SplittableRandom random) {
    double[] values = new double[clusters.items()];
    for (int[] members : clusters.members()) {
      double sign = random.nextBoolean() ? 1 : -1;
      double shared = Math.exp(random.nextDouble() * 4);
      for (int item : members) {
        values[item] = sign * shared * (1 + 0.1 * random.nextDouble());
      }
    }
    return values;
  }

  private static Clusters clusters(int count, int most) {
    List<List<String>> keys = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      for (int i = 0; i <= c % most; i++) {
        keys.add(List.of("cluster " + c));
      }
    }
    return Clusters.joined(keys);
  }

  @Test
  void signsFlippedAtRandom() {
    for (int pictures : new int[] {12, 100}) {
      Clusters single = Clusters.single(pictures);
      double share = alarms(1, r -> new SignedRanks(flipped(single, r)).test(single).pValue());
      assertTrue(share <= MOST, pictures + " pictures: " + share);
      assertTrue(share > 0.03, "the test is not merely silent: " + share);
    }
  }

  @Test
  void relatedPicturesThatChangeSignTogether() {
    Clusters related = clusters(40, 4);
    double together = alarms(2, r -> new SignedRanks(flipped(related, r)).test(related).pValue());
    double ignored = alarms(2, r -> new SignedRanks(flipped(related, r)).test().pValue());
    assertTrue(together <= MOST, "clusters: " + together);
    assertTrue(ignored > 2 * MOST, "without clusters it would be " + ignored);
  }

  @Test
  void twoSeedsOfOneRandomMethod() {
    Clusters related = clusters(60, 3);
    double share =
        alarms(
            3,
            r -> {
              double[] values = new double[related.items()];
              for (int[] members : related.members()) {
                double picture = r.nextDouble();
                for (int item : members) {
                  double difficulty = picture + 0.05 * r.nextDouble();
                  values[item] = noisy(difficulty, r) - noisy(difficulty, r);
                }
              }
              return new SignedRanks(values).test(related).pValue();
            });
    assertTrue(share <= MOST, "two seeds: " + share);
  }

  /** The noise grows with the score, as that of sampled maps does. */
  private static double noisy(double score, SplittableRandom random) {
    return score * (1 + 0.2 * (random.nextDouble() - 0.5));
  }

  @Test
  void hitsOfEqualMethods() {
    Clusters related = clusters(60, 3);
    double share =
        alarms(
            4,
            r -> {
              double[] values = new double[related.items()];
              for (int i = 0; i < values.length; i++) {
                values[i] = (r.nextDouble() < 0.7 ? 1 : 0) - (r.nextDouble() < 0.7 ? 1 : 0);
              }
              return new SignedRanks(values).test(related).pValue();
            });
    assertTrue(share <= MOST, "hits: " + share);
  }

  /** Six methods that are equal: Holm keeps the chance of any alarm among 15 pairs at 5 %. */
  @Test
  void anyAlarmAmongAllPairs() {
    Clusters single = Clusters.single(30);
    double share =
        alarms(
            5,
            r -> {
              double[][] scores = new double[6][30];
              for (int i = 0; i < 30; i++) {
                double picture = r.nextDouble();
                for (double[] method : scores) {
                  method[i] = picture + r.nextDouble();
                }
              }
              return Holm.adjusted(pairs(scores, single)).stream()
                  .mapToDouble(Double::doubleValue)
                  .min()
                  .orElseThrow();
            });
    assertTrue(share <= MOST, "any of all pairs: " + share);
  }

  private static List<Double> pairs(double[][] scores, Clusters clusters) {
    List<Double> found = new ArrayList<>();
    for (int a = 0; a < scores.length; a++) {
      for (int b = 0; b < a; b++) {
        double[] differences = new double[scores[a].length];
        for (int i = 0; i < differences.length; i++) {
          differences[i] = scores[a][i] - scores[b][i];
        }
        found.add(new SignedRanks(differences).test(clusters).pValue());
      }
    }
    return found;
  }
}
