/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Window;

/**
 * Takes a vector for feature maps of one pixel, as squeeze-and-excitation does behind its linear
 * layers (Hu et al. 2018): these become the 1×1 convolutions that they are equal to.
 */
final class Planes {

  private final Draft draft;

  Planes(Draft draft) {
    this.draft = draft;
  }

  /** The layer with an output of {@code [C, 1, 1]}, or as it is where that cannot be. */
  Value.Layer of(Value.Layer layer) {
    List<Integer> dims = layer.dims();
    boolean wanted =
        layer.rank() == 4
            && layer.shape().sizes().size() == 1
            && dims.get(1).equals(layer.shape().channels());
    List<Integer> chain = wanted ? chain(layer.piece()) : List.of();
    if (chain.isEmpty()) {
      return layer;
    }
    chain.forEach(this::rewrite);
    return new Value.Layer(
        layer.piece(), Shape.of(layer.shape().channels(), 1, 1), dims, layer.reshaper());
  }

  /** From behind the flattening to the layer; empty if others read what lies between. */
  private List<Integer> chain(int last) {
    List<Integer> chain = new ArrayList<>();
    int at = last;
    while (at != Draft.PICTURE && isPointwise(draft.pieces().get(at))) {
      chain.add(0, at);
      at = draft.pieces().get(at).inputs().get(0);
    }
    boolean starts =
        at != Draft.PICTURE
            && draft.pieces().get(at).op() instanceof Op.Flatten
            && isPixel(draft.pieces().get(at).inputs().get(0));
    return starts && !isReadElsewhere(chain) ? chain : List.of();
  }

  private static boolean isPointwise(Draft.Piece piece) {
    return piece.inputs().size() == 1
        && piece.shape().sizes().size() == 1
        && !(piece.op() instanceof Op.Flatten)
        && !(piece.op() instanceof Op.LayerNorm);
  }

  private boolean isPixel(int piece) {
    Shape shape = piece == Draft.PICTURE ? Shape.of(1) : draft.pieces().get(piece).shape();
    return shape.isSpatial() && shape.height() == 1 && shape.width() == 1;
  }

  private boolean isReadElsewhere(List<Integer> chain) {
    Map<Integer, Integer> readers = new HashMap<>();
    for (Draft.Piece piece : draft.pieces()) {
      piece.inputs().forEach(i -> readers.merge(i, 1, Integer::sum));
    }
    int last = chain.isEmpty() ? -1 : chain.get(chain.size() - 1);
    return chain.stream().anyMatch(i -> i == last ? readers.containsKey(i) : readers.get(i) != 1);
  }

  private void rewrite(int index) {
    Draft.Piece old = draft.pieces().get(index);
    Shape shape = Shape.of(old.shape().channels(), 1, 1);
    int input = old.inputs().get(0);
    if (draft.pieces().get(input).op() instanceof Op.Flatten) {
      input = draft.pieces().get(input).inputs().get(0);
    }
    Op op = old.op();
    Map<String, Source> tensors = new HashMap<>(old.tensors());
    if (op instanceof Op.Linear linear) {
      op = new Op.Conv(linear.features(), Window.square(1, 1, 0), 1, linear.bias());
      Source weight = tensors.get("weight");
      List<Integer> sizes = List.of(weight.shape().get(0), weight.shape().get(1), 1, 1);
      tensors.put("weight", new Reshaped(weight, sizes));
    }
    draft.replace(index, new Draft.Piece(op, List.of(input), old.origin(), shape, tensors));
  }
}
