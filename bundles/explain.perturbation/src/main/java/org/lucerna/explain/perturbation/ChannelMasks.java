/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.List;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.explain.perturbation.ScoreCamParams.MaskRange;
import org.lucerna.vision.api.explain.ExplainRequest;

/**
 * A layer's feature maps as masks of the picture, from 0 to 1.
 *
 * <p>Wang et al. stretch a map to the picture's size first and then bring it to 0 to 1. Stretching
 * is linear and keeps constants, so {@code up((A - lo) / (hi - lo))} with the extremes {@code lo},
 * {@code hi} of the stretched map is the same mask, and the backend may do the stretching.
 */
final class ChannelMasks {

  private final float[] values;
  private final int channels;
  private final int plane;
  private final Bilinear size;
  private final Bilinear rangeSize;

  /**
   * @param maps {@code [C, h, w]}
   */
  ChannelMasks(ExplainRequest<?> request, Tensor maps, MaskRange stage) {
    Tensor picture = request.probe().input(request.picture());
    int height = maps.size(1);
    int width = maps.size(2);
    this.values = maps.toArray();
    this.channels = maps.size(0);
    this.plane = height * width;
    this.size = new Bilinear(height, width, picture.size(1), picture.size(2));
    this.rangeSize =
        stage == MaskRange.AFTER_STRETCHING ? size : new Bilinear(height, width, height, width);
  }

  /** How masks are stretched. */
  Bilinear size() {
    return size;
  }

  /** Channels that are no constant. */
  List<Integer> varied() {
    return IntStream.range(0, channels).filter(k -> !range(k).isFlat()).boxed().toList();
  }

  /** A channel's mask, {@code h * w} values; 0 throughout where the channel is constant. */
  float[] mask(int channel) {
    return normalised(map(channel));
  }

  /** A channel's values. */
  float[] map(int channel) {
    float[] map = new float[plane];
    System.arraycopy(values, channel * plane, map, 0, plane);
    return map;
  }

  /** Any {@code h * w} values as a mask, in place. */
  float[] normalised(float[] map) {
    Bilinear.Range range = rangeSize.range(map, 0);
    for (int i = 0; i < plane; i++) {
      map[i] = range.isFlat() ? 0 : (map[i] - range.min()) / (range.max() - range.min());
    }
    return map;
  }

  private Bilinear.Range range(int channel) {
    return rangeSize.range(values, channel * plane);
  }
}
