/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.List;

/** Constants with one value a channel. */
final class Vectors {

  private Vectors() {}

  /** A parameter of exactly {@code size} values, whatever axes of one value it has beside. */
  static Source of(Call call, Source source, int size) throws IOException {
    if (source.elements() == 1 && size > 1) {
      return Computed.filled(size, source.numbers()[0]);
    }
    if (source.elements() != size) {
      throw call.damaged("its parameter %s has not %d values".formatted(source.shape(), size));
    }
    return new Reshaped(source, List.of(size));
  }

  /**
   * A constant that is broadcast to a layer, as a value for each channel.
   *
   * @throws UnsupportedException where it differs between pixels or runs along another axis
   */
  static double[] broadcast(Source source, Value.Layer layer) throws IOException {
    int channels = layer.shape().channels();
    if (source.elements() == 1) {
      return Computed.filled(channels, source.numbers()[0]).numbers();
    }
    List<Integer> shape = source.shape();
    int axis = shape.size() - (layer.rank() - 1);
    if (shape.size() > layer.rank() || axis < 0 || source.elements() != channels) {
      throw new UnsupportedException("with a constant of shape " + shape + " on " + layer.shape());
    }
    if (shape.get(axis) != channels) {
      throw new UnsupportedException("with a constant of shape " + shape + " on " + layer.shape());
    }
    return source.numbers();
  }
}
