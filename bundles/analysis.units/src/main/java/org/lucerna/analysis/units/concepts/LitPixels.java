/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.BitSet;
import java.util.Map;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.ReceptiveFields;
import org.lucerna.vision.api.network.Shape;

/** The pixels of a picture that units of a layer light. */
record LitPixels(Upsampling upsampling, ReceptiveField field, int width, int height) {

  static LitPixels of(Inspection inspection, LayerId layer, Placement placement, RgbImage crop) {
    Network network = inspection.model().network();
    Shape shape = LayerValues.shape(network, layer);
    Map<LayerId, ReceptiveField> fields = ReceptiveFields.of(network);
    Upsampling.Sizes sizes =
        new Upsampling.Sizes(shape.height(), shape.width(), crop.height(), crop.width());
    return new LitPixels(
        Upsampling.of(placement, fields.get(layer), sizes),
        fields.get(layer),
        crop.width(),
        crop.height());
  }

  /**
   * @param maps the layer's activations, {@code [C, h, w]}
   */
  BitSet above(float threshold, Tensor maps, int unit) {
    BitSet bits = new BitSet(width * height);
    int plane = maps.size(1) * maps.size(2);
    upsampling.above(threshold, maps.toArray(), unit * plane, bits::set);
    return bits;
  }

  /** The receptive field of a cell, as far as it lies in the picture. */
  Box field(int row, int column) {
    int x0 = clamp(field.x().start() + column * field.x().stride(), width);
    int x1 = clamp(field.x().start() + column * field.x().stride() + field.x().size(), width);
    int y0 = clamp(field.y().start() + row * field.y().stride(), height);
    int y1 = clamp(field.y().start() + row * field.y().stride() + field.y().size(), height);
    return new Box(x0, y0, x1 - x0, y1 - y0);
  }

  private static int clamp(int at, int size) {
    return Math.max(0, Math.min(size, at));
  }
}
