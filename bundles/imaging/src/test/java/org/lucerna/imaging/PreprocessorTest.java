/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.network.Preprocessing;

class PreprocessorTest {

  @Test
  void theGoldenPictureIsPreparedAsTorchvisionDoes() throws IOException {
    Path golden = SharedData.require("golden");
    RgbImage input = ImageDecoder.decode(golden.resolve("input.jpg"), DecodeLimits.DEFAULT);
    RgbImage expected = ImageDecoder.decode(golden.resolve("input_224.png"), DecodeLimits.DEFAULT);
    Pictures.Difference difference =
        Pictures.Difference.between(Preprocessor.crop(input, Preprocessing.IMAGENET), expected);
    assertTrue(difference.mean() <= 1, difference::toString);
  }

  @Test
  void aPictureOfTheNetworksSizeIsNotTouched() {
    RgbImage image = ResamplingTest.formula(224, 224);
    assertSame(image, Preprocessor.crop(image, Preprocessing.IMAGENET.sized(224, 224)));
    assertSame(image, Preprocessor.crop(image, Preprocessing.IMAGENET.sized(0, 224)));
  }

  @Test
  void theShorterSideIsScaledAndTheLongerOneRoundedDown() {
    // 500 x 333 to 256: 256 * 500 / 333 = 384.38; 384 - 224 = 160, half of it cut left
    RgbImage image = ResamplingTest.formula(500, 333);
    RgbImage scaled = Resampling.resize(image, 384, 256);
    RgbImage crop = Preprocessor.crop(image, Preprocessing.IMAGENET);
    assertEquals(224, crop.width());
    assertEquals(224, crop.height());
    assertEquals(scaled.rgb(80, 16), crop.rgb(0, 0));
    assertEquals(scaled.rgb(80 + 223, 16 + 223), crop.rgb(223, 223));
  }

  @Test
  void anOddMarginIsCutLessAtTheLeftAndTop() {
    RgbImage image = ResamplingTest.formula(7, 8);
    RgbImage crop = Preprocessor.crop(image, Preprocessing.IMAGENET.sized(0, 4));
    assertEquals(image.rgb(1, 2), crop.rgb(0, 0));
  }

  @Test
  void aPictureSmallerThanTheCropIsPaddedWithBlackAround() {
    RgbImage white = ResamplingTest.filled(3, 6, 0xFFFFFF);
    RgbImage crop = Preprocessor.crop(white, Preprocessing.IMAGENET.sized(0, 6));
    int[] row = {0, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0, 0};
    for (int y = 0; y < 6; y++) {
      for (int x = 0; x < 6; x++) {
        assertEquals(row[x], crop.rgb(x, y));
      }
    }
  }

  @Test
  void aVeryLongPictureIsPreparedToo() {
    RgbImage crop =
        Preprocessor.crop(ResamplingTest.filled(20_000, 1, 0x102030), Preprocessing.IMAGENET);
    assertEquals(ResamplingTest.filled(224, 224, 0x102030), crop);
  }

  @Test
  void channelsAreScaledAndNormalisedInTheOrderRedGreenBlue() {
    Preprocessing how = new Preprocessing(0, 1, List.of(0.5f, 0.25f, 0f), List.of(0.5f, 0.25f, 2f));
    Tensor tensor = Preprocessor.tensor(RgbImage.wrap(1, 1, new int[] {0xFF0033}), how);
    assertArrayEquals(new int[] {3, 1, 1}, tensor.shape());
    assertArrayEquals(new float[] {1f, -1f, 0.1f}, tensor.toArray(), 1e-7f);
  }

  @Test
  void aCroppedPictureIsNormalisedWithoutScalingItAgain() {
    RgbImage image = ResamplingTest.formula(300, 260);
    RgbImage cropped = Preprocessor.crop(image, Preprocessing.IMAGENET);
    assertArrayEquals(
        Preprocessor.tensor(image, Preprocessing.IMAGENET).toArray(),
        Preprocessor.normalised(cropped, Preprocessing.IMAGENET).toArray());
  }
}
