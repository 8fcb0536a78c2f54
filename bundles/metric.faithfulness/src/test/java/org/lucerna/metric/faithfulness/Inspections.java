/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.List;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.render.Renderers;

/** Inspections without a model, for metrics that only ask how pictures are normalised. */
final class Inspections {

  /** What black and white become, by channel. */
  static final float[] BLACK = {-2, -1.5f, -1};

  static final float[] WHITE = {2, 1.5f, 1};

  private Inspections() {}

  static TestInspection plain() {
    return new TestInspection(
        null,
        List.of("a", "b"),
        new Renderers(new FakePlugins(), new RecordParamBinder()),
        Inspections::normalised);
  }

  /** From {@link #BLACK} to {@link #WHITE}. */
  static Tensor normalised(RgbImage picture) {
    int[] rgb = picture.toArray();
    float[] values = new float[3 * rgb.length];
    for (int i = 0; i < values.length; i++) {
      int c = i / rgb.length;
      int byteOf = rgb[i % rgb.length] >> (16 - 8 * c) & 0xFF;
      values[i] = BLACK[c] + byteOf / 255f * (WHITE[c] - BLACK[c]);
    }
    return Tensor.wrap(values, 3, picture.height(), picture.width());
  }
}
