/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.analysis.InspectedPicture;

class StatisticTest {

  private static final int[] ONCE = {1, 1, 1, 1};

  @Test
  void aMeanLeavesOutWhatIsNotKnown() {
    Statistic mean = new Statistic.Mean(new double[] {1, Double.NaN, 0, 0.5});
    assertEquals(0.5, mean.of(ONCE));
    assertEquals(3, mean.n());
    // 3 times 1, once .5
    assertEquals(3.5 / 4, mean.of(new int[] {3, 9, 0, 1}));
    assertTrue(Double.isNaN(mean.of(new int[] {0, 4, 0, 0})));
  }

  /** Class 0 has one hit of three, class 1 its only one. */
  @Test
  void aClassMeanCountsClassesNotPictures() {
    Statistic mean = new Statistic.ClassMean(new double[] {1, 0, 0, 1}, new int[] {0, 0, 0, 1}, 2);
    assertEquals((1 / 3.0 + 1) / 2, mean.of(ONCE), 1e-12);
    assertEquals(1 / 3.0, mean.of(new int[] {1, 1, 1, 0}), 1e-12);
  }

  /**
   * Two pictures at two levels: of picture 1 one of two object pixels is hot, of picture 2 one
   * pixel off its object of two. All together: precision 1/2 at recall 1/4, then 4/8 at recall 1.
   */
  @Test
  void pixelsOfAllPicturesArePooledBeforeTheArea() {
    PixelCounts first = new PixelCounts(new int[] {2, 1}, new int[] {2, 0}, 2);
    PixelCounts second = new PixelCounts(new int[] {2, 0}, new int[] {2, 1}, 2);
    Statistic pooled = new Statistic.PooledPixels(List.of(Optional.of(first), Optional.of(second)));
    assertEquals(0.25 * 0.5 + 0.75 * 0.5, pooled.of(new int[] {1, 1}), 1e-12);
    // twice the first alone: precision 1 up to recall 1/2, then 2/4
    assertEquals(0.5 + 0.5 * 0.5, pooled.of(new int[] {2, 0}), 1e-12);
    assertEquals(2, pooled.n());
  }

  private static Estimate estimate(int size) {
    List<PictureResult> pictures = new ArrayList<>();
    double[] values = new double[400];
    for (int i = 0; i < 400; i++) {
      InspectedPicture picture =
          new InspectedPicture(
              i, "p" + i, "c", OptionalInt.of(0), "g" + i / size, Optional.empty());
      pictures.add(new PictureResult(picture, 0, 0, 2, false, false, Map.of()));
      values[i] = i / size % 2;
    }
    return new Sampling(pictures).estimate(Map.of("a", new Statistic.Mean(values))).get("a");
  }

  /** 1.96 * .5 / sqrt(400) = .049, and with 100 groups of four twice that. */
  @Test
  void copiesDoNotMakeAResultMoreCertain() {
    Estimate alone = estimate(1);
    Estimate fours = estimate(4);
    assertEquals(0.451, alone.interval().orElseThrow().low(), 0.007);
    assertEquals(0.549, alone.interval().orElseThrow().high(), 0.007);
    assertEquals(0.402, fours.interval().orElseThrow().low(), 0.012);
    assertEquals(0.598, fours.interval().orElseThrow().high(), 0.012);
    assertEquals(0.5, fours.value());
  }

  @Test
  void theRankOfAClassCountsTheBetterOnes() {
    float[] logits = {1, 5, 3, 5};
    assertEquals(0, PictureResult.rank(logits, 1));
    assertEquals(1, PictureResult.rank(logits, 3));
    assertEquals(2, PictureResult.rank(logits, 2));
    assertEquals(3, PictureResult.rank(logits, 0));
  }
}
