/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a graph ends for us: in the scores before they become probabilities.
 *
 * @param output the value that holds them
 * @param notes what a person should know of it
 */
record Ending(String output, List<String> notes) {

  private static final Set<String> SOFTMAX = Set.of("Softmax", "LogSoftmax");
  private static final Set<String> PASSING =
      Set.of("Identity", "Cast", "Flatten", "Reshape", "Squeeze");

  static Ending of(Graph graph) throws BadFileException {
    if (graph.outputs().isEmpty()) {
      throw BadFileException.damaged("its graph has no output");
    }
    String output = graph.outputs().get(0);
    List<String> notes = new ArrayList<>();
    if (graph.outputs().size() > 1) {
      List<String> others = graph.outputs().subList(1, graph.outputs().size());
      notes.add(
          "of its outputs only '%s' is used, not %s"
              .formatted(output, String.join(", ", others.subList(0, Math.min(5, others.size())))));
    }
    Wiring wiring = new Wiring(graph);
    OnnxNode node = wiring.producer(output);
    for (int steps = 0; steps < 8 && node != null && PASSING.contains(node.op()); steps++) {
      node = wiring.producer(node.input(0));
    }
    if (node != null && SOFTMAX.contains(node.op())) {
      notes.add("its last operation, " + node.op() + ", is left out: maps explain the scores");
      return new Ending(node.input(0), notes);
    }
    return new Ending(output, notes);
  }
}
