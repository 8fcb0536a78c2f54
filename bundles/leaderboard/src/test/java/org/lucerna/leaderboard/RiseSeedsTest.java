/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lucerna.statistics.SignedRanks;

/**
 * RISE with one seed against RISE with another, on SqueezeNet and ILSVRC pictures: nothing differs.
 * The values were made by {@link RiseSeeds}.
 */
class RiseSeedsTest {

  private static final int RUNS = 1000;

  private static double[][] values() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(RiseSeedsTest.class.getResourceAsStream("rise-seeds.csv")),
                StandardCharsets.UTF_8))) {
      List<double[]> rows =
          lines
              .lines()
              .map(l -> Arrays.stream(l.split(",")).mapToDouble(Double::parseDouble).toArray())
              .toList();
      return rows.toArray(double[][]::new);
    }
  }

  @Test
  void twoSeedsAreCalledDifferentInAtMostSixAndAHalfOfAHundredRuns() throws IOException {
    double[][] values = values();
    SplittableRandom random = new SplittableRandom(1);
    int alarms = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] differences = new double[values.length];
      for (int p = 0; p < differences.length; p++) {
        int first = random.nextInt(values[p].length);
        int second = (first + 1 + random.nextInt(values[p].length - 1)) % values[p].length;
        differences[p] = values[p][first] - values[p][second];
      }
      alarms += new SignedRanks(differences).test().pValue() <= 0.05 ? 1 : 0;
    }
    double share = alarms / (double) RUNS;
    assertTrue(share <= 0.065, "false alarms: " + share);
    assertTrue(share > 0.02, "the test is not merely silent: " + share);
  }

  @Test
  void oneSeedTwiceIsNoDifferenceAtAll() throws IOException {
    double[][] values = values();
    double[] differences = new double[values.length];
    for (int p = 0; p < differences.length; p++) {
      differences[p] = values[p][0] - values[p][0];
    }
    assertEquals(1, new SignedRanks(differences).test().pValue());
  }
}
