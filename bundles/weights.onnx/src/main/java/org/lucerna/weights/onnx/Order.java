/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes that an output depends on, each after all it reads. */
final class Order {

  private final Map<String, OnnxNode> producers = new HashMap<>();
  private final Set<String> given = new HashSet<>();

  private Order(Graph graph) throws BadFileException {

    given.addAll(graph.constants().keySet());
    graph.inputs().forEach(i -> given.add(i.name()));
    for (OnnxNode node : graph.nodes()) {
      for (String output : node.outputs()) {
        if (!output.isEmpty() && (producers.put(output, node) != null || given.contains(output))) {
          throw BadFileException.damaged("two of its operations make '" + output + "'");
        }
      }
    }
  }

  /** The same graph with these nodes only. */
  static Graph of(Graph graph, String output) throws BadFileException {
    return graph.with(new Order(graph).before(output));
  }

  /** Depth first, but without recursion: chains may be long. */
  private List<OnnxNode> before(String output) throws BadFileException {
    List<OnnxNode> sorted = new ArrayList<>();
    Set<OnnxNode> done = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<OnnxNode> open = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<OnnxNode> stack = new ArrayDeque<>();
    stack.push(producer(output, "its output"));
    while (!stack.isEmpty()) {
      OnnxNode node = stack.peek();
      if (done.contains(node)) {
        stack.pop();
        continue;
      }
      open.add(node);
      List<OnnxNode> needed = needed(node);
      needed.removeIf(done::contains);
      if (needed.isEmpty()) {
        stack.pop();
        done.add(node);
        open.remove(node);
        sorted.add(node);
      } else if (needed.stream().anyMatch(open::contains)) {
        throw BadFileException.damaged("its graph runs in a circle at '" + node.place() + "'");
      }
      needed.forEach(stack::push);
    }
    return sorted;
  }

  private List<OnnxNode> needed(OnnxNode node) throws BadFileException {
    List<OnnxNode> needed = new ArrayList<>();
    for (String input : node.inputs()) {
      if (!input.isEmpty() && !given.contains(input)) {
        needed.add(producer(input, "operation '" + node.place() + "'"));
      }
    }
    return needed;
  }

  private OnnxNode producer(String value, String reader) throws BadFileException {
    OnnxNode node = producers.get(value);
    if (node == null) {
      throw BadFileException.damaged(
          "%s needs '%s', which nothing in it makes".formatted(reader, value));
    }
    return node;
  }
}
