/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One node with all it reads, to be converted.
 *
 * @param inputs null for one left out
 */
record Call(OnnxNode node, List<Value> inputs, Draft draft, long opset) {

  private static final int LONGEST = 1 << 10;
  private static final int LARGEST = 1 << 16;

  boolean has(int index) {
    return index < inputs.size() && inputs.get(index) != null;
  }

  boolean isConstant(int index) {
    return has(index) && inputs.get(index) instanceof Value.Constant;
  }

  /** Whether all that is there is constant. */
  boolean isConstant() {
    return inputs.stream().allMatch(v -> v == null || v instanceof Value.Constant);
  }

  /** A layer as the graph sees it. */
  Value.Layer view(int index) throws IOException {
    if (has(index) && inputs.get(index) instanceof Value.Layer layer) {
      return draft.current(layer);
    }
    if (has(index) && inputs.get(index) instanceof Value.Padded) {
      throw new UnsupportedException("of values with zeros around");
    }
    throw missing(index, "of a constant");
  }

  /** A layer whose own output has the shape that the graph sees. */
  Value.Layer layer(int index) throws IOException {
    return draft.settled(view(index));
  }

  /** A layer of feature maps. */
  Value.Layer planes(int index) throws IOException {
    Value.Layer layer = view(index);
    if (layer.rank() != 4) {
      throw new UnsupportedException("of values with " + layer.rank() + " axes");
    }
    return draft.settled(layer);
  }

  Source constant(int index) throws IOException {
    if (isConstant(index)) {
      return ((Value.Constant) inputs.get(index)).source();
    }
    throw missing(index, "whose parameters depend on the picture");
  }

  Optional<Source> optional(int index) throws IOException {
    return has(index) ? Optional.of(constant(index)) : Optional.empty();
  }

  /** Whole numbers from an input, or before {@code since} from an attribute; empty if neither. */
  Optional<List<Integer>> integers(int index, String attribute) throws IOException {
    if (has(index)) {
      double[] numbers = constant(index).numbers();
      return Optional.of(Arrays.stream(numbers).mapToObj(v -> (int) v).toList());
    }
    return node.attribute(attribute)
        .map(a -> a.integers().stream().map(v -> (int) (double) v).toList());
  }

  /** A real number from an input, or in older versions from an attribute. */
  double real(int index, String attribute, double otherwise) throws IOException {
    if (!has(index)) {
      return node.real(attribute, otherwise);
    }
    double[] numbers = constant(index).numbers();
    if (numbers.length != 1) {
      throw damaged(attribute + " is no single number");
    }
    return numbers[0];
  }

  /** Attribute values such as strides: {@code count} of them, not negative and not huge. */
  List<Integer> sizes(String attribute, int count, int otherwise) throws IOException {
    List<Long> values = node.attribute(attribute).map(Attribute::integers).orElse(List.of());
    if (values.isEmpty()) {
      return Collections.nCopies(count, otherwise);
    }
    if (values.size() != count || values.size() > LONGEST) {
      throw new UnsupportedException("whose %s has %d numbers".formatted(attribute, values.size()));
    }
    if (values.stream().anyMatch(v -> v < 0 || v > LARGEST)) {
      throw damaged(attribute + " is " + values);
    }
    return values.stream().map(Long::intValue).toList();
  }

  BadFileException damaged(String what) {
    return BadFileException.damaged(
        "operation %s '%s': %s".formatted(node.op(), node.place(), what));
  }

  private IOException missing(int index, String otherwise) {
    return has(index)
        ? new UnsupportedException(otherwise)
        : damaged("input " + index + " is missing");
  }
}
