/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.List;
import org.lucerna.vision.api.network.Shape;

/** What a name in the graph stands for while it is converted. */
sealed interface Value {

  /** Known without any picture. */
  record Constant(Source source) implements Value {}

  /**
   * The output of a layer. Reshaping costs nothing until somebody needs the other shape: the values
   * lie in memory alike.
   *
   * @param piece index in the draft, {@link Draft#PICTURE} for the picture
   * @param shape the layer's output, without batch
   * @param dims what the graph takes it for, batch included
   * @param reshaper the node that made it another shape, or null
   */
  record Layer(int piece, Shape shape, List<Integer> dims, OnnxNode reshaper) implements Value {

    public Layer {
      dims = List.copyOf(dims);
    }

    int rank() {
      return dims.size();
    }

    /** The same values in another shape. */
    Layer viewed(List<Integer> newDims, OnnxNode by) {
      return new Layer(piece, shape, newDims, by);
    }

    /** Whether the layer itself has the shape the graph sees. */
    boolean isSettled() {
      return dims.subList(1, dims.size()).equals(shape.sizes());
    }
  }

  /** Zeros around a layer's planes, which the next window takes as its padding. */
  record Padded(Layer layer, Sides sides) implements Value {}
}
