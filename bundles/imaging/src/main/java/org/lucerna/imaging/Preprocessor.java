/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Preprocessing;

/** Makes a network's input of a picture; torchvision's Resize, CenterCrop, ToTensor, Normalize. */
public final class Preprocessor {

  private Preprocessor() {}

  /**
   * Scales the shorter side to {@code resize} and cuts the centre square out; what is returned is
   * what the network sees, so that maps can be drawn on it. A picture that already has the size is
   * returned as it is. Where a picture is smaller than the crop (only possible when {@code resize}
   * is less than {@code crop}), it is padded with black around, as torchvision does.
   *
   * @return {@code crop} x {@code crop} pixels
   */
  public static RgbImage crop(RgbImage image, Preprocessing how) {
    int width = image.width();
    int height = image.height();
    if (how.resize() > 0) {
      int shorter = Math.min(width, height);
      width = Math.toIntExact((long) how.resize() * width / shorter);
      height = Math.toIntExact((long) how.resize() * height / shorter);
    }
    int side = how.crop();
    Box window =
        new Box(
            Math.max(0, (width - side) / 2),
            Math.max(0, (height - side) / 2),
            Math.min(width, side),
            Math.min(height, side));
    return padded(Resampling.window(image, width, height, window), side);
  }

  private static RgbImage padded(RgbImage image, int side) {
    if (image.width() == side && image.height() == side) {
      return image;
    }
    int left = (side - image.width()) / 2;
    int top = (side - image.height()) / 2;
    int[] in = image.toArray();
    int[] out = new int[side * side];
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(in, y * image.width(), out, (top + y) * side + left, image.width());
    }
    return RgbImage.wrap(side, side, out);
  }

  /**
   * The normalised input: {@code (value / 255 - mean) / std}.
   *
   * @param image in any size; {@link #crop cropped} first, which leaves a cropped one as it is
   *     where {@code resize} equals {@code crop} or is 0; otherwise pass the original
   * @return {@code [3, crop, crop]}, red, green, blue
   */
  public static Tensor tensor(RgbImage image, Preprocessing how) {
    return normalised(crop(image, how), how);
  }

  /** The input of a picture that {@link #crop} made: normalises, never resizes. */
  public static Tensor normalised(RgbImage cropped, Preprocessing how) {
    int[] pixels = cropped.toArray();
    int plane = pixels.length;
    float[] values = new float[3 * plane];
    for (int c = 0; c < 3; c++) {
      float[] byLevel = levels(how.mean().get(c), how.std().get(c));
      int shift = 16 - 8 * c;
      for (int i = 0; i < plane; i++) {
        values[c * plane + i] = byLevel[pixels[i] >> shift & 0xFF];
      }
    }
    return Tensor.wrap(values, 3, cropped.height(), cropped.width());
  }

  private static float[] levels(float mean, float std) {
    float[] table = new float[256];
    for (int v = 0; v < 256; v++) {
      table[v] = (v / 255f - mean) / std;
    }
    return table;
  }
}
