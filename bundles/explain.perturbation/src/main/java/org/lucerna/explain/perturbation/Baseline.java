/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.Preprocessing;

/** What stands where a part of the picture is taken away. */
public enum Baseline {
  /** 0 after normalisation: the data set's mean colour. */
  ZERO,
  /** Black before normalisation. */
  BLACK,
  /** The picture's own mean colour. */
  MEAN,
  /** The picture under a Gaussian blur, kernel 51, sigma 50. */
  BLUR;

  /** Shaped like the picture; empty for 0. */
  Optional<Tensor> of(ExplainRequest<?> request) {
    Tensor picture = request.probe().input(request.picture());
    return switch (this) {
      case ZERO -> Optional.empty();
      case BLACK -> Optional.of(plain(picture, black(Planes.preprocessing(request))));
      case MEAN -> Optional.of(plain(picture, picture.channelMeans()));
      case BLUR -> Optional.of(GaussianBlur.GROUP_CAM.of(picture));
    };
  }

  String text() {
    return switch (this) {
      case ZERO -> "0 in normalised values";
      case BLACK -> "black";
      case MEAN -> "the picture's mean colour";
      case BLUR -> "the blurred picture";
    };
  }

  private static float[] black(Preprocessing preprocessing) {
    float[] color = new float[preprocessing.mean().size()];
    for (int c = 0; c < color.length; c++) {
      color[c] = -preprocessing.mean().get(c) / preprocessing.std().get(c);
    }
    return color;
  }

  private static Tensor plain(Tensor picture, float[] color) {
    float[] out = new float[picture.length()];
    int plane = out.length / color.length;
    for (int i = 0; i < out.length; i++) {
      out[i] = color[i / plane];
    }
    return Tensor.wrap(out, picture.shape());
  }
}
