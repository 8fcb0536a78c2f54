/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.network.Preprocessing;

class AugmentationTest {

  private static final Preprocessing HOW = Preprocessing.IMAGENET.sized(0, 12);
  private static final int MEAN = 0x7C7468;
  private static final RandomHorizontalFlip FLIP = new RandomHorizontalFlip(0.5);
  private static final RandomRotation ROTATION = new RandomRotation(15, MEAN);
  private static final RandomErasing ERASING =
      new RandomErasing(1, new Range(0.1, 0.2), new Range(1, 1), RandomErasing.Fill.NOISE);
  private final RgbImage picture =
      RgbImage.wrap(12, 12, new Random(1).ints(144, 0, 1 << 24).toArray());

  private static Augmentation all() {
    return new Augmentation(
        Optional.of(new RandomResizedCrop(12, new Range(0.3, 1), new Range(0.75, 4 / 3.0))),
        List.of(FLIP, ROTATION, new ColorJitter(0.4, 0.4, 0.4, 0.1)),
        Optional.of(ERASING));
  }

  @Test
  void theSameSeedGivesTheSameInputAndOthersGiveOthers() {
    Set<Tensor> inputs = new HashSet<>();
    for (long seed = 0; seed < 200; seed++) {
      Tensor input = all().input(picture, HOW, seed);
      assertEquals(input, all().input(picture, HOW, seed));
      inputs.add(input);
    }
    assertEquals(200, inputs.size());
  }

  @Test
  void withoutChangesTheInputIsThePreprocessedPicture() {
    Augmentation none = new Augmentation(Optional.empty(), List.of(), Optional.empty());
    assertTrue(none.isNone());
    assertFalse(all().isNone());
    assertEquals(Preprocessor.normalised(picture, HOW), none.input(picture, HOW, 3));
  }

  @Test
  void toDropOneChangeLeavesTheOthersAsTheyWere() {
    Augmentation both =
        new Augmentation(Optional.empty(), List.of(FLIP, ROTATION), Optional.empty());
    Augmentation one = new Augmentation(Optional.empty(), List.of(ROTATION), Optional.empty());
    int flipped = 0;
    for (long seed = 0; seed < 200; seed++) {
      boolean same = both.picture(picture, seed).equals(one.picture(picture, seed));
      flipped += same ? 0 : 1;
    }
    assertEquals(100, flipped, 30); // four deviations of a fair coin
  }

  @Test
  void mirroringTwiceIsNothingAndOnceSwapsTheColumns() {
    RandomHorizontalFlip always = new RandomHorizontalFlip(1);
    RgbImage once = always.apply(picture, new Random(1));
    assertNotEquals(picture, once);
    assertEquals(picture.rgb(0, 5), once.rgb(11, 5));
    assertEquals(picture, always.apply(once, new Random(1)));
  }

  @Test
  void turnedCornersAreFilledWithTheMeanWhichIsZeroToTheNetwork() {
    RgbImage turned = RandomRotation.rotated(picture, 45, MEAN);
    assertEquals(MEAN, turned.rgb(0, 0));
    float corner = Preprocessor.normalised(turned, HOW).at(0);
    assertEquals(0, corner, 0.5 / 255 / 0.229);
  }

  @Test
  void anglesAreDrawnFromBothSides() {
    RgbImage dot = RgbImage.wrap(41, 41, new int[41 * 41]);
    int[] pixels = dot.toArray();
    pixels[20 * 41 + 40] = 0xFFFFFF; // at three o'clock
    RgbImage clock = RgbImage.wrap(41, 41, pixels);
    int above = 0;
    for (int seed = 0; seed < 400; seed++) {
      RgbImage turned = new RandomRotation(20, 0).apply(clock, new Random(seed * 7919L + 1));
      int y = brightestRow(turned);
      assertTrue(Math.abs(y - 20) <= Math.ceil(20 * Math.sin(Math.toRadians(20))) + 1);
      above += y < 20 ? 1 : 0;
    }
    assertTrue(above > 140 && above < 250, "counter-clockwise: " + above);
  }

  private static int brightestRow(RgbImage image) {
    int best = 0;
    int value = -1;
    for (int i = 0; i < image.width() * image.height(); i++) {
      int v = image.rgb(i % image.width(), i / image.width());
      if (v > value) {
        value = v;
        best = i / image.width();
      }
    }
    return best;
  }
}
