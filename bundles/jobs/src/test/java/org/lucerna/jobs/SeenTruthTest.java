/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.ObjectBox;
import org.lucerna.vision.api.network.Preprocessing;

/** Boxes and masks go the way that their picture goes. */
class SeenTruthTest {

  private static final double EXACT = 1e-12;

  private static PictureTruth seen(int resize, int crop, int width, int height, Bounds... boxes) {
    List<ObjectBox> objects =
        java.util.Arrays.stream(boxes).map(b -> new ObjectBox("cat", b, false)).toList();
    return new SeenTruth(Preprocessing.IMAGENET.sized(resize, crop), width, height)
        .of(GroundTruth.of(objects, Map.of(), Set.of()));
  }

  private static void assertBounds(Bounds expected, Bounds actual) {
    assertEquals(expected.x0(), actual.x0(), EXACT);
    assertEquals(expected.y0(), actual.y0(), EXACT);
    assertEquals(expected.x1(), actual.x1(), EXACT);
    assertEquals(expected.y1(), actual.y1(), EXACT);
  }

  @Test
  void aSquarePictureIsOnlyScaled() {
    PictureTruth truth = seen(224, 224, 227, 227, new Bounds(22.7, 45.4, 113.5, 227));
    assertBounds(new Bounds(22.4, 44.8, 112, 224), truth.boxes().get(0));
  }

  @Test
  void theCentreCropShiftsAndCuts() {
    // 400x200 -> 200x100 -> the middle 100 columns: 50 to 149.
    PictureTruth truth =
        seen(100, 100, 400, 200, new Bounds(0, 20, 199, 60), new Bounds(0, 0, 90, 90));
    assertEquals(1, truth.boxes().size(), "the second box is out of sight");
    assertBounds(new Bounds(0, 10, 49.5, 30), truth.boxes().get(0));
  }

  @Test
  void aPictureSmallerThanTheCropLiesInItsMiddle() {
    PictureTruth truth = seen(0, 100, 60, 40, new Bounds(0, 0, 59, 39));
    assertBounds(new Bounds(20, 30, 79, 69), truth.boxes().get(0));
  }

  @Test
  void masksAreSeenThroughTheSameCropAndEmptyOnesLeftOut() {
    BitSet left = new BitSet();
    BitSet middle = new BitSet();
    for (int y = 0; y < 10; y++) {
      left.set(y * 20);
      middle.set(y * 20 + 7, y * 20 + 12);
    }
    GroundTruth truth =
        new GroundTruth(
            List.of(),
            Map.of("edge", Mask.of(20, 10, left), "body", Mask.of(20, 10, middle)),
            Set.of("body"));
    PictureTruth seen = new SeenTruth(Preprocessing.IMAGENET.sized(10, 10), 20, 10).of(truth);
    assertEquals(Set.of("body"), seen.parts().keySet());
    assertEquals(50, seen.foreground().orElseThrow().area());
    assertTrue(seen.parts().get("body").contains(2, 0));
    assertFalse(seen.parts().get("body").contains(1, 0));
  }

  @Test
  void aPictureIsDifficultWhenAllItsObjectsAre() {
    Bounds box = new Bounds(0, 0, 9, 9);
    GroundTruth both =
        GroundTruth.of(
            List.of(new ObjectBox("cat", box, true), new ObjectBox("cat", box, false)),
            Map.of(),
            Set.of());
    SeenTruth seen = new SeenTruth(Preprocessing.IMAGENET.sized(10, 10), 10, 10);
    assertFalse(seen.of(both).difficult());
    GroundTruth one = GroundTruth.of(List.of(new ObjectBox("cat", box, true)), Map.of(), Set.of());
    assertTrue(seen.of(one).difficult());
  }
}
