/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import java.util.Arrays;
import java.util.Locale;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Preprocessing;

/** The picture without information that an attribution starts from. */
sealed interface Baseline {

  /**
   * Of the same size as the picture, both in the network's normalised values, {@code [3, H, W]}.
   */
  Tensor of(Tensor picture, Preprocessing preprocessing);

  /** One normalised value everywhere; 0 is the data's mean colour. */
  record Constant(float value) implements Baseline {
    @Override
    public Tensor of(Tensor picture, Preprocessing preprocessing) {
      float[] out = new float[picture.length()];
      Arrays.fill(out, value);
      return Tensor.wrap(out, picture.shape());
    }
  }

  /** One grey, 0 black and 1 white, before normalising. */
  record Grey(float level) implements Baseline {
    @Override
    public Tensor of(Tensor picture, Preprocessing preprocessing) {
      float[] colors = new float[3];
      for (int c = 0; c < 3; c++) {
        colors[c] = (level - preprocessing.mean().get(c)) / preprocessing.std().get(c);
      }
      return filled(picture, colors);
    }
  }

  /** The picture's own mean colour. */
  record Mean() implements Baseline {
    @Override
    public Tensor of(Tensor picture, Preprocessing preprocessing) {
      return filled(picture, picture.channelMeans());
    }
  }

  /** The picture, Gaussian blurred with a standard deviation of {@code sigma} pixels. */
  record Blur(double sigma) implements Baseline {
    @Override
    public Tensor of(Tensor picture, Preprocessing preprocessing) {
      return GaussianBlur.of(picture, sigma);
    }
  }

  /** What parameters called baseline take. */
  String HELP =
      "picture without information: a number in normalised values, black, white, mean or blur";

  /** Standard deviation of {@code blur}, in pixels. */
  double BLUR = 10;

  /**
   * @throws IllegalArgumentException for people, if there is no such baseline
   */
  static Baseline of(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "black" -> new Grey(0);
      case "white" -> new Grey(1);
      case "mean" -> new Mean();
      case "blur" -> new Blur(BLUR);
      default -> new Constant(number(name));
    };
  }

  private static float number(String text) {
    try {
      float value = Float.parseFloat(text);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, in words of the parameter
    }
    throw new IllegalArgumentException(
        "'baseline' must be a number in normalised values, black, white, mean or blur, but is '"
            + text
            + "'");
  }

  private static Tensor filled(Tensor picture, float[] colors) {
    float[] out = new float[picture.length()];
    int plane = out.length / colors.length;
    for (int c = 0; c < colors.length; c++) {
      Arrays.fill(out, c * plane, (c + 1) * plane, colors[c]);
    }
    return Tensor.wrap(out, picture.shape());
  }
}
