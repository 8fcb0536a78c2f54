/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.List;
import java.util.Map;

/**
 * What an ONNX file holds, as far as it is needed.
 *
 * @param opset version of ONNX's own operations
 * @param nodes in the file's order
 * @param constants the initializers by name
 * @param inputs those without an initializer
 */
record Graph(
    long opset,
    List<OnnxNode> nodes,
    Map<String, Source> constants,
    List<Input> inputs,
    List<String> outputs) {

  /**
   * @param sizes 0 for one left open; empty where the file does not say
   */
  record Input(String name, List<Long> sizes) {
    Input {
      sizes = List.copyOf(sizes);
    }
  }

  Graph {
    nodes = List.copyOf(nodes);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  Graph with(List<OnnxNode> newNodes) {
    return new Graph(opset, newNodes, constants, inputs, outputs);
  }
}
