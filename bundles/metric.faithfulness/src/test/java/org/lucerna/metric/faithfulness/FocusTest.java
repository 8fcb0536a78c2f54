/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.TestInspection;
import org.lucerna.testkit.TestMap;
import org.lucerna.vision.api.measure.Readings;

/** Pictures of class 0 are bright, those of class 1 dark. */
class FocusTest {

  private static final int SIDE = 8;
  private static final FocusParams FULL = new FocusParams(3, FocusParams.Cells.FULL);

  private static RgbImage plain(int grey) {
    int[] pixels = new int[SIDE * SIDE];
    Arrays.fill(pixels, grey * 0x10101);
    return RgbImage.wrap(SIDE, SIDE, pixels);
  }

  private static TestInspection pictures(int bright, int dark) {
    TestInspection pictures = Inspections.plain();
    for (int i = 0; i < bright; i++) {
      pictures.add("bright" + i, 0, plain(220 + i), null);
    }
    for (int i = 0; i < dark; i++) {
      pictures.add("dark" + i, 1, plain(10 + i), null);
    }
    return pictures;
  }

  /** What is above grey, at each pixel; {@code [H, W]}. */
  private static Tensor brightness(Tensor x) {
    return x.weightedChannelSum(new float[] {1, 1, 1});
  }

  private static TestMap map(Function<Tensor, Heatmap> how) {
    Tensor own = Inspections.normalised(plain(250));
    return TestMap.of(own, 0, x -> new float[] {1, 0}, how);
  }

  private static double focus(FocusParams params, Function<Tensor, Heatmap> how)
      throws IOException {
    Function<Tensor, Heatmap> uneven =
        x -> {
          float[] values = how.apply(x).values().toArray();
          values[0] =
              Math.max(values[0], 0)
                  + 1e-4f; // else the picture's own map would be the same everywhere
          return Heatmap.positive(Tensor.wrap(values, x.size(1), x.size(2)));
        };
    return Gauges.measure(pictures(4, 5), new Focus(), params, map(uneven)).values().get("focus");
  }

  @Test
  void aMethodThatFindsTheClassHasAllOfItOnItsPictures() throws IOException {
    assertEquals(1, focus(FULL, x -> Heatmap.positive(brightness(x))), 1e-4);
    FocusParams half = new FocusParams(3, FocusParams.Cells.HALF);
    assertEquals(1, focus(half, x -> Heatmap.positive(brightness(x))), 1e-4);
  }

  @Test
  void aMethodThatFindsTheOthersHasNothing() throws IOException {
    assertEquals(0, focus(FULL, x -> Heatmap.positive(brightness(x).times(-1))), 1e-4);
  }

  @Test
  void aMethodThatDoesNotLookHasHalf() throws IOException {
    assertEquals(0.5, focus(FULL, x -> Heatmap.positive(ones(x))), 1e-4);
  }

  private static Tensor ones(Tensor x) {
    float[] values = new float[x.size(1) * x.size(2)];
    Arrays.fill(values, 1);
    return Tensor.wrap(values, x.size(1), x.size(2));
  }

  @Test
  void mosaicsAreTwiceAsLargeAndHoldTwoOfTheClass() throws IOException {
    List<Tensor> seen = new ArrayList<>();
    TestMap map =
        map(
            x -> {
              seen.add(x);
              float[] values = brightness(x).toArray();
              values[0] += 1;
              return Heatmap.positive(Tensor.wrap(values, x.size(1), x.size(2)));
            });
    seen.clear();
    Gauges.measure(pictures(3, 3), new Focus(), FULL, map);
    assertEquals(3, seen.size());
    for (Tensor mosaic : seen) {
      assertArrayEquals(new int[] {3, 2 * SIDE, 2 * SIDE}, mosaic.shape());
      int own = 0;
      int bright = 0;
      for (int cell = 0; cell < 4; cell++) {
        int at = cell / 2 * SIDE * 2 * SIDE + cell % 2 * SIDE;
        bright += mosaic.at(at) > 0 ? 1 : 0;
        own += mosaic.at(at) == map.input().at(0) ? 1 : 0;
      }
      assertEquals(2, bright);
      assertEquals(1, own);
    }
  }

  @Test
  void withoutOtherPicturesThereIsNoMosaic() throws IOException {
    TestMap map =
        map(
            x -> {
              float[] values = brightness(x).toArray();
              values[0] += 1;
              return Heatmap.positive(Tensor.wrap(values, x.size(1), x.size(2)));
            });
    for (TestInspection few : List.of(pictures(0, 9), pictures(9, 1))) {
      Readings found = Gauges.measure(few, new Focus(), FULL, map);
      assertEquals(
          List.of("a mosaic needs another picture of the class and two of other classes"),
          found.undefined());
    }
    // a duplicate of the picture itself is none
    TestInspection twins = pictures(0, 4).add("twin", 0, "test", plain(250), null);
    assertTrue(Gauges.measure(twins, new Focus(), FULL, map).values().isEmpty());
    assertEquals(OptionalInt.of(0), map.picture().label());
    assertEquals(Optional.empty(), map.defect());
  }
}
