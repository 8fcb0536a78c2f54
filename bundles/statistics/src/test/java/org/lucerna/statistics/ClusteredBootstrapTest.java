/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ClusteredBootstrapTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(4000, 5);

  private static Function<int[], double[]> mean(double[] values) {
    return weights -> {
      double sum = 0;
      double count = 0;
      for (int i = 0; i < values.length; i++) {
        sum += weights[i] * values[i];
        count += weights[i];
      }
      return new double[] {sum / count};
    };
  }

  private static double width(Optional<Interval> interval) {
    return interval.orElseThrow().high() - interval.orElseThrow().low();
  }

  /** 100 values, each four times: as uncertain as 100, not as 400. */
  @Test
  void copiesMakeNothingMoreCertain() {
    double[] values = new double[400];
    List<List<String>> keys = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      values[i] = i / 4 % 2;
      keys.add(List.of("group " + i / 4));
    }
    Clusters clusters = Clusters.joined(keys);
    double wide = width(BOOTSTRAP.intervals(clusters, 1, mean(values)).get(0));
    double narrow = width(BOOTSTRAP.intervals(Clusters.single(400), 1, mean(values)).get(0));
    assertEquals(2 * 1.96 * 0.05, wide, 0.011);
    assertEquals(2 * 1.96 * 0.025, narrow, 0.006);
  }

  /** Rows of variance 1 and columns of variance 1: the mean's is 1/10 + 1/100. */
  @Test
  void crossedLevelsAddUp() {
    int rows = 10;
    int columns = 100;
    java.util.function.BiFunction<int[], int[], double[]> mean =
        (byRow, byItem) -> {
          double sum = 0;
          for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
              sum += byRow[r] * byItem[c] * ((r % 2 == 0 ? 1.0 : -1) + (c % 2 == 0 ? 1.0 : -1));
            }
          }
          return new double[] {sum / rows / columns};
        };
    double both = width(BOOTSTRAP.crossed(rows, Clusters.single(columns), 1, mean).get(0));
    assertEquals(2 * 1.96 * Math.sqrt(0.11), both, 0.08);
    assertEquals(Optional.empty(), BOOTSTRAP.crossed(1, Clusters.single(columns), 1, mean).get(0));
  }

  @Test
  void oneClusterHasNoInterval() {
    Clusters one = Clusters.joined(List.of(List.of("a"), List.of("a")));
    assertEquals(List.of(Optional.empty()), BOOTSTRAP.intervals(one, 1, w -> new double[] {1}));
  }

  @Test
  void chainsOfKeysAreOneCluster() {
    Clusters clusters =
        Clusters.joined(
            List.of(
                List.of("a", "cat"),
                List.of("b", "dog"),
                List.of("b", "cat"),
                List.of("c", "owl"),
                List.of("cat", "b")));
    assertEquals(3, clusters.count());
    assertTrue(clusters.members().stream().anyMatch(m -> m.length == 3));
  }
}
