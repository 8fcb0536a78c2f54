/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who makes and who reads each value of a graph. Not thread-safe. */
final class Wiring {

  private final Graph graph;
  private final Map<String, OnnxNode> producers = new HashMap<>();
  private final Map<String, Integer> readers = new HashMap<>();
  private final Set<String> constants = new HashSet<>();

  Wiring(Graph graph) {
    this.graph = graph;
    constants.addAll(graph.constants().keySet());
    for (OnnxNode node : graph.nodes()) {
      node.outputs().forEach(o -> producers.put(o, node));
      node.inputs().forEach(i -> readers.merge(i, 1, Integer::sum));
      boolean known =
          !node.op().equals("Shape")
              && node.inputs().stream().allMatch(i -> i.isEmpty() || constants.contains(i));
      if (known || node.op().equals("Constant")) {
        constants.addAll(node.outputs());
      }
    }
    graph.outputs().forEach(o -> readers.merge(o, 1, Integer::sum));
  }

  void replace(OnnxNode old, OnnxNode with) {
    old.outputs().forEach(o -> producers.put(o, with));
  }

  /** The node that makes a value, or null. */
  OnnxNode producer(String value) {
    return producers.get(value);
  }

  int readers(String value) {
    return readers.getOrDefault(value, 0);
  }

  /** Whether no picture is needed to know it. */
  boolean isConstant(String value) {
    return constants.contains(value);
  }

  /** A constant of one number, or NaN for anything else. */
  double scalar(String value) throws IOException {
    Source source = stored(value);
    return source == null || Dims.product(source.shape()) != 1 ? Double.NaN : source.numbers()[0];
  }

  /** Whether a constant can be a bias behind {@code node}: a value for each of the last axis. */
  boolean isVector(String value, OnnxNode node) {
    Source source = stored(value);
    Source weight = stored(node.input(1));
    if (source == null) {
      return false;
    }
    List<Integer> shape = source.shape();
    long size = Dims.product(shape);
    boolean channels = node.op().equals(Patterns.CHANNEL_NORM);
    boolean last = !shape.isEmpty() && shape.get(shape.size() - 1) == size;
    return channels
        ? weight != null && Dims.product(weight.shape()) == size
        : last && (weight == null || weight.shape().isEmpty() || fits(weight, size));
  }

  private static boolean fits(Source weight, long size) {
    return weight.shape().get(weight.shape().size() - 1) == size;
  }

  private Source stored(String value) {
    OnnxNode node = producers.get(value);
    try {
      return node != null && node.op().equals("Constant")
          ? Operations.constant(node)
          : graph.constants().get(value);
    } catch (IOException e) {
      return null; // A constant that is no number takes part in no pattern.
    }
  }

  /** The x of {@code x + summand}. */
  Optional<String> plus(String value, double summand) throws IOException {
    OnnxNode node = producers.get(value);
    for (int i = 0; node != null && node.op().equals("Add") && i < 2; i++) {
      if (scalar(node.input(1 - i)) == summand) {
        return Optional.of(node.input(i));
      }
    }
    return Optional.empty();
  }
}
