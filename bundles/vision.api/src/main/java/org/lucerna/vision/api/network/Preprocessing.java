/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.List;

/**
 * How a picture becomes a network's input: the shorter side scaled to {@code resize}, the centre
 * cut out, values divided by 255, {@code (x - mean) / std} for each of red, green, blue.
 *
 * @param resize pixels of the shorter side; 0 leaves the size alone
 * @param crop pixels of the square cut from the centre, also the input's height and width
 */
public record Preprocessing(int resize, int crop, List<Float> mean, List<Float> std) {

  /** torchvision's classification networks on ImageNet. */
  public static final Preprocessing IMAGENET =
      new Preprocessing(256, 224, List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f));

  public Preprocessing {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (crop < 1 || resize < 0 || mean.size() != 3 || std.size() != 3) {
      throw new IllegalArgumentException("resize " + resize + ", crop " + crop);
    }
  }

  /** The same normalisation at other sizes. */
  public Preprocessing sized(int newResize, int newCrop) {
    return new Preprocessing(newResize, newCrop, mean, std);
  }
}
