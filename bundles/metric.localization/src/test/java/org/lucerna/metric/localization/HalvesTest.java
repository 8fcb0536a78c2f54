/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.analysis.InspectedPicture;

class HalvesTest {

  private static PictureResult picture(int index, String group) {
    InspectedPicture picture =
        new InspectedPicture(index, "p" + index, "c", OptionalInt.of(0), group, Optional.empty());
    return new PictureResult(picture, 0, 0, 2, false, false, Map.of());
  }

  @Test
  void groupsStayTogetherAndTheHalvesAreEven() {
    List<PictureResult> pictures =
        IntStream.range(0, 90).mapToObj(i -> picture(i, "g" + i / 3)).toList();
    int[] half = Halves.of(pictures).of();
    for (int i = 0; i < 90; i++) {
      assertEquals(half[3 * (i / 3)], half[i]);
    }
    assertEquals(45, IntStream.of(half).sum());
  }

  @Test
  void theOrderOfPicturesDoesNotMatter() {
    List<PictureResult> pictures =
        new ArrayList<>(IntStream.range(0, 11).mapToObj(i -> picture(i, "g" + i)).toList());
    int[] before = Halves.of(pictures).of();
    java.util.Collections.reverse(pictures);
    int[] after = Halves.of(pictures).of();
    for (int i = 0; i < 11; i++) {
      assertEquals(before[i], after[10 - i]);
    }
  }

  /** Half 0 does best at level 2, half 1 at level 1: each is judged where the other does best. */
  @Test
  void aHalfIsJudgedAtTheThresholdOfTheOther() {
    double[][] table = {{0, 0, 1}, {0, 1, 1}, {1, 1, 0}, {0, 1, 0}};
    Halves.Tuned tuned =
        new Halves(new int[] {0, 0, 1, 1}).tune(3, (picture, level) -> table[picture][level]);
    assertArrayEquals(new int[] {2, 1}, tuned.level());
    assertArrayEquals(new double[] {0, 1, 0, 0}, tuned.values());
    assertArrayEquals(new double[] {0.5, 0}, tuned.onOther());
    assertEquals(1, tuned.judgedAt(0));
    assertEquals(2, tuned.judgedAt(1));
  }

  @Test
  void onePictureCannotBeJudged() {
    Halves.Tuned tuned = new Halves(new int[] {0}).tune(3, (picture, level) -> 1);
    assertTrue(Double.isNaN(tuned.values()[0]));
    assertEquals(-1, tuned.judgedAt(0));
  }
}
