/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;

/** A network under construction; its layers have numbers, names come last. Not thread-safe. */
final class Draft {

  static final int PICTURE = -1;

  /** A gigabyte of floats in one layer for one picture: nothing that anybody trains. */
  private static final long LARGEST = 1L << 28;

  /** Several times what the deepest networks in use have. */
  private static final int MOST = 5000;

  /**
   * One layer.
   *
   * @param inputs indices of pieces
   * @param origin the node it comes from
   * @param shape of its output, without batch
   * @param tensors by leaf, such as {@code weight}
   */
  record Piece(
      Op op, List<Integer> inputs, OnnxNode origin, Shape shape, Map<String, Source> tensors) {}

  private final List<Piece> pieces = new ArrayList<>();
  private final Map<Integer, Value.Layer> flattened = new HashMap<>();
  private final int batch;
  private final Shape picture;

  /**
   * @param batch the file's own, 1 where it is left open
   * @param picture as the graph reads it
   */
  Draft(int batch, Shape picture) {
    this.batch = batch;
    this.picture = picture;
  }

  List<Piece> pieces() {
    return pieces;
  }

  Piece piece(Value.Layer layer) {
    return layer.piece() == PICTURE ? null : pieces.get(layer.piece());
  }

  int batch() {
    return batch;
  }

  Value.Layer add(OnnxNode origin, Op op, Shape shape, Value.Layer... inputs)
      throws BadFileException {
    long elements = 1;
    for (int size : shape.sizes()) {
      elements = Math.min(elements * size, LARGEST + 1);
    }
    if (elements > LARGEST || elements < 1) {
      throw BadFileException.damaged(
          "its operation '%s' would give %s values".formatted(origin.place(), shape));
    }
    if (pieces.size() == MOST) {
      throw new BadFileException("has more than " + MOST + " layers");
    }
    List<Integer> reads = new ArrayList<>();
    for (Value.Layer input : inputs) {
      reads.add(input.piece());
    }
    pieces.add(new Piece(op, List.copyOf(reads), origin, shape, new LinkedHashMap<>()));
    return layer(pieces.size() - 1, shape);
  }

  /** Gives a layer its tensors. */
  void tensor(Value.Layer layer, String leaf, Source source) {
    pieces.get(layer.piece()).tensors().put(leaf, source);
  }

  /** A layer's own output. */
  Value.Layer layer(int piece) {
    return piece == PICTURE ? layer(PICTURE, picture) : layer(piece, pieces.get(piece).shape());
  }

  /** A value with the shape that its layer has by now: see {@link Planes}. */
  Value.Layer current(Value.Layer value) {
    return value.piece() == PICTURE
        ? value
        : new Value.Layer(
            value.piece(), pieces.get(value.piece()).shape(), value.dims(), value.reshaper());
  }

  private Value.Layer layer(int piece, Shape shape) {
    List<Integer> dims = new ArrayList<>(List.of(batch));
    dims.addAll(shape.sizes());
    return new Value.Layer(piece, shape, dims, null);
  }

  /** A layer whose own output has the shape the graph sees: flattened where it must be. */
  Value.Layer settled(Value.Layer layer) throws IOException {
    if (layer.isSettled()) {
      return layer;
    }
    if (layer.rank() == 2) {
      Value.Layer known = flattened.get(layer.piece());
      if (known == null) {
        known = add(layer.reshaper(), new Op.Flatten(), Shape.of(layer.dims().get(1)), layer);
        flattened.put(layer.piece(), known);
      }
      return known;
    }
    Value.Layer plane = new Planes(this).of(layer);
    if (plane.isSettled()) {
      return plane;
    }
    throw new UnsupportedException("that reshapes %s to %s".formatted(layer.shape(), layer.dims()));
  }

  /** Puts another operation in a layer's place. */
  void replace(int piece, Piece with) {
    pieces.set(piece, with);
  }
}
