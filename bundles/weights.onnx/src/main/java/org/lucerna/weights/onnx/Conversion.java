/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;

/** Turns a graph's nodes into layers, one after the other. */
final class Conversion {

  private static final long OLDEST = 9;
  private static final long NEWEST = 20;
  private static final int MENTIONED = 24;
  private static final int LONGEST = 800;

  private final Graph graph;
  private final Draft draft;
  private final Map<String, Value> values = new HashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final Map<String, List<OnnxNode>> problems = new LinkedHashMap<>();

  private Conversion(Graph graph, Picture picture) throws BadFileException {
    this.graph = graph;
    int pixels = picture.pixels();
    this.draft = new Draft(picture.batch(), Shape.of(3, pixels, pixels));
    graph.constants().forEach((name, source) -> values.put(name, new Value.Constant(source)));
    values.put(picture.name(), input(picture));
  }

  private Value input(Picture picture) throws BadFileException {
    Value.Layer layer = draft.layer(Draft.PICTURE);
    if (!picture.channelsLast()) {
      return layer;
    }
    OnnxNode origin = new OnnxNode(picture.name(), "Transpose", List.of(), List.of(), Map.of(), "");
    Shape shape = Shape.of(picture.pixels(), picture.pixels(), 3);
    return draft.add(origin, new Op.Permute(List.of(1, 2, 0)), shape, layer);
  }

  /**
   * A finished conversion.
   *
   * @param output the layer that gives the scores
   */
  record Result(Draft draft, int output, Picture picture, List<String> notes) {}

  /**
   * @param pixels height and width of pictures, where the file's own are not wanted
   * @throws BadFileException naming all operations at once that are not known here
   */
  static Result of(Graph file, OptionalInt pixels) throws IOException {
    if (file.opset() < OLDEST || file.opset() > NEWEST) {
      throw new BadFileException(
          "is in version %d of ONNX's operations (opset), but %d to %d are read: export it with 17"
              .formatted(file.opset(), OLDEST, NEWEST));
    }
    Ending ending = Ending.of(file);
    Picture picture = Picture.of(file, pixels);
    Graph sorted = Order.of(file, ending.output());
    Graph simple = Order.of(Patterns.simplified(sorted), ending.output());
    Conversion conversion = new Conversion(simple, picture);
    for (OnnxNode node : simple.nodes()) {
      conversion.convert(node);
    }
    conversion.refuseProblems();
    List<String> notes = new ArrayList<>(ending.notes());
    notes.addAll(picture.notes());
    return new Result(conversion.draft, conversion.scores(ending.output()).piece(), picture, notes);
  }

  private void convert(OnnxNode node) throws IOException {
    boolean known = Operations.knows(node.op());
    boolean complete = node.inputs().stream().noneMatch(failed::contains);
    if (!known) {
      problem("", node);
    }
    if (known && complete) {
      try {
        List<Value> inputs = new ArrayList<>();
        node.inputs().forEach(i -> inputs.add(values.get(i)));
        Call call = new Call(node, inputs, draft, graph.opset());
        values.put(node.output(), checked(call, Operations.convert(call)));
      } catch (UnsupportedException e) {
        problem(" " + e.getMessage(), node);
      }
    }
    node.outputs().stream().filter(o -> !values.containsKey(o)).forEach(failed::add);
  }

  private Value checked(Call call, Value value) throws BadFileException {
    if (value == null) {
      throw call.damaged("it has no input");
    }
    return value;
  }

  private void problem(String how, OnnxNode node) {
    String op = node.op().startsWith("lucerna::") ? node.op().substring(9) : node.op();
    String kind = op.length() > 60 ? op.substring(0, 60) + "…" : op;
    problems.computeIfAbsent(kind + how, k -> new ArrayList<>()).add(node);
  }

  private void refuseProblems() throws BadFileException {
    if (problems.isEmpty()) {
      return;
    }
    StringBuilder all = new StringBuilder();
    int count = 0;
    for (Map.Entry<String, List<OnnxNode>> problem : problems.entrySet()) {
      if (count++ == MENTIONED || all.length() > LONGEST) {
        all.append("; and ").append(problems.size() - count + 1).append(" more kinds");
        break;
      }
      int times = problem.getValue().size();
      String often = times == 1 ? "" : times + " times, first ";
      String place = problem.getValue().get(0).place();
      all.append(all.length() == 0 ? "" : "; ")
          .append("%s (%sat '%s')".formatted(problem.getKey(), often, place));
    }
    throw new BadFileException("has operations that Lucerna cannot execute: " + all);
  }

  private Value.Layer scores(String output) throws IOException {
    if (!(values.get(output) instanceof Value.Layer layer)) {
      throw new BadFileException("does not end in scores that depend on the picture");
    }
    Value.Layer last = draft.current(layer);
    int classes = last.shape().channels();
    if (last.shape().elements() != classes) {
      throw new BadFileException(
          "does not end in one score a class, but in values of shape " + last.shape());
    }
    if (last.piece() == Draft.PICTURE) {
      throw new BadFileException("gives the picture back as it is: it is no network");
    }
    return draft.settled(
        last.isSettled() && last.rank() == 2
            ? last
            : last.viewed(List.of(draft.batch(), classes), last.reshaper()));
  }
}
