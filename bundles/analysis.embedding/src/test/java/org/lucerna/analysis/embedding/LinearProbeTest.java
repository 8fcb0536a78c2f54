/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.dataset.Split;

class LinearProbeTest {

  private static final Measures.Wish WISH = new Measures.Wish(1, 1, Threads.two());

  /**
   * Two classes at +1 and -1: by symmetry biases and the sum of weights are 0, and the weight w of
   * the first class solves the derivative of log(1 + exp(-2w)) + strength w², which is 2 strength w
   * - 2 / (1 + exp(2w)) = 0.
   */
  @Test
  void theOptimumIsTheOneFoundByBisection() {
    Features features = new Features(4, 1, new float[] {1, -1, 1, -1});
    int[] labels = {0, 1, 0, 1};
    int[] rows = {0, 1, 2, 3};
    for (double strength : new double[] {1, 0.1, 0.01}) {
      LogisticModel model = new LogisticModel(features, 2, rows, Threads.one());
      model.fit(rows, labels, strength);
      double low = 0;
      double high = 50;
      for (int i = 0; i < 100; i++) {
        double w = (low + high) / 2;
        boolean rising = 2 * strength * w - 2 / (1 + Math.exp(2 * w)) > 0;
        low = rising ? low : w;
        high = rising ? w : high;
      }
      // a gradient of at most 1e-5 leaves the weight within 1e-5 / (second derivative >= strength)
      double slack = LogisticModel.TOLERANCE / strength;
      assertArrayEquals(new double[] {low, -low, 0, 0}, model.weights(), slack);
      assertEquals(1 / (1 + Math.exp(-2 * low)), model.probabilities(0)[0], 2 * slack);
    }
  }

  /** Free biases let the mean probabilities of a fit equal the classes' shares. */
  @Test
  void aStrongPenaltyLeavesTheSharesOfTheClasses() {
    Features features = Sets.clusters(50, 4, 2, 3, 1);
    int[] labels = new int[50];
    Arrays.fill(labels, 0, 10, 1);
    int[] rows = java.util.stream.IntStream.range(0, 50).toArray();
    LogisticModel model = new LogisticModel(features, 2, rows, Threads.two());
    model.fit(rows, labels, 1e6);
    assertEquals(0.2, model.probabilities(3)[1], 1e-4);
  }

  @Test
  void clustersAreToldApartOnTheTestSplit() {
    Labels labels =
        labels(150, 3, i -> i % 5 == 0 ? Split.TEST : i % 5 == 1 ? Split.VALIDATION : Split.TRAIN);
    LinearProbe probe =
        LinearProbe.of(Sets.clusters(150, 8, 3, 9, 2), labels, WISH, Progress.none());
    assertArrayEquals(labels.in(Split.TEST), probe.tested());
    assertEquals(30, probe.right().length);
    for (boolean right : probe.right()) {
      assertTrue(right);
    }
    assertTrue(probe.how().contains("90 training"), probe.how());
    assertTrue(probe.how().contains("30 validation"), probe.how());
  }

  @Test
  void noiseIsGuessed() {
    Labels labels = labels(300, 3, i -> Split.TEST);
    LinearProbe probe =
        LinearProbe.of(Sets.clusters(300, 5, 1, 0, 3), labels, WISH, Progress.none());
    int right = 0;
    for (boolean r : probe.right()) {
      right += r ? 1 : 0;
    }
    assertEquals(300, probe.tested().length);
    assertEquals(100, right, 30);
  }

  @Test
  void aGroupNeverComesApart() {
    Labels labels = labels(60, 2, i -> Split.TRAIN);
    int[] rows = java.util.stream.IntStream.range(0, 60).toArray();
    int[] part = Folds.deal(rows, labels, 5, 7);
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 60; j++) {
        assertFalse(labels.related(i, j) && part[i] != part[j]);
      }
    }
    for (int p = 0; p < 5; p++) {
      int own = p;
      assertEquals(12, Arrays.stream(part).filter(x -> x == own).count(), 2);
    }
  }

  /** Picture i is of class i mod classes; pictures 0 and the class's next one are a group. */
  static Labels labels(int n, int classes, java.util.function.IntFunction<Split> split) {
    List<InspectedPicture> pictures = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String id = "picture-" + i;
      String group = i == classes ? "picture-0" : id;
      pictures.add(
          new InspectedPicture(
              i,
              id,
              "class-" + i % classes,
              OptionalInt.empty(),
              group,
              Optional.ofNullable(split.apply(i))));
    }
    return Labels.of(pictures);
  }
}
