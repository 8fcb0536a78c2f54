/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;

/**
 * Gradients of targets by layers' values, found stage by stage from where a target is read: by a
 * formula where the tail is linear, else by going back through what was recorded. All planned
 * targets of all pictures go back together; what was found once is kept.
 */
final class Gradients {

  /** Says what a target of a picture is read from. */
  interface Readings {
    float[] values(int picture, Target target);
  }

  private final PytorchModel model;
  private final Values values;
  private final ProbePlan plan;
  private final Readings readings;
  private final Gates gates;
  private final Footprint footprint;
  private final Map<Gates.Hop, Recording> recordings = new HashMap<>();
  private final Map<Gates.Hop, HeadFormula> formulas = new HashMap<>();
  private final Map<LayerId, Map<Row, Tensor>> known = new HashMap<>();

  Gradients(Values values, ProbePlan plan, Readings readings) {
    this.model = values.model();
    this.values = values;
    this.plan = plan;
    this.readings = readings;
    this.gates = model.gates(plan.layers());
    this.footprint = new Footprint(model.shapes(), values.scale());
  }

  /**
   * Runs the first pass up to the last planned layer, the stages between planned layers with
   * recorded gradients where some will be asked for.
   *
   * @param wanted layers whose values are kept; the classifier is added, for {@link HeadGradient}
   */
  void record(Set<LayerId> wanted) {
    if (plan.targets().stream().anyMatch(targets -> !targets.isEmpty())) {
      model.classifier().ifPresent(wanted::add);
    }
    List<Gates.Hop> hops = recordable();
    if (hops.isEmpty()) {
      return;
    }
    // What does not depend on the first stage runs together, so that nothing runs twice.
    LayerId first = hops.get(0).from();
    Set<LayerId> before = new HashSet<>(wanted);
    before.addAll(gates.segment(hops.get(0)).given());
    model.network().tail(first).forEach(node -> before.remove(node.id()));
    values.compute(before);
    for (Gates.Hop hop : hops) {
      Segment segment = gates.segment(hop).keeping(kept(hop, wanted));
      values.compute(segment.given());
      Recording.Stage stage = new Recording.Stage(hop, segment, all());
      Recording recording = Recording.of(stage, values, model.operations(), values.scope());
      recordings.put(hop, recording);
      recording
          .wanted()
          .forEach((layer, array) -> values.put(layer, Transfer.alias(array, values.scope())));
    }
  }

  /** With what ReLUs answer, which the recording holds anyway: {@link Tangent} reads it. */
  private Set<LayerId> kept(Gates.Hop hop, Set<LayerId> wanted) {
    Set<LayerId> kept = new HashSet<>(wanted);
    gates.segment(hop).nodes().stream()
        .filter(node -> node.op() instanceof Op.Relu)
        .forEach(node -> kept.add(node.id()));
    return kept;
  }

  /** The stages worth recording: gradients will be asked for, and their values fit into memory. */
  private List<Gates.Hop> recordable() {
    int targets = plan.targets().stream().mapToInt(List::size).max().orElse(0);
    return targets == 0
        ? List.of()
        : gates.chain().stream()
            .filter(hop -> targets == 1 || !multiplies(gates.segment(hop)))
            .filter(hop -> footprint.recorded(gates.segment(hop)) >= values.pictures())
            .filter(hop -> !isWrittenDown(hop.from()))
            .toList();
  }

  /** Whether a layer's gradients will come from a formula; where sizes are not known yet, no. */
  private boolean isWrittenDown(LayerId layer) {
    Shape shape = model.shapes().get(layer);
    if (values.scale() != 1 || shape == null) {
      return false;
    }
    LayerId output = model.network().output();
    long[] size =
        LongStream.concat(LongStream.of(1), shape.sizes().stream().mapToLong(n -> n)).toArray();
    return HeadFormula.of(values, layer, output, size).isPresent();
  }

  private int[] all() {
    int[] all = new int[values.pictures()];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** Whether a batch of targets reads a large matrix once that single ones would read each time. */
  private static boolean multiplies(Segment segment) {
    return segment.nodes().stream().map(Node::op).anyMatch(Op.Linear.class::isInstance);
  }

  /** The gradient of one target of one picture. */
  Tensor at(LayerId layer, int picture, Target target) {
    Row asked = row(picture, target);
    Map<Row, Tensor> here = known.getOrDefault(layer, Map.of());
    Tensor before = here.get(asked);
    return before != null ? before : find(layer, read(asked), planned(asked)).get(asked);
  }

  /**
   * Channel means of the gradient of one target of one picture. Of planned targets the whole
   * gradient is found, for others will ask.
   */
  float[] means(LayerId layer, int picture, Target target) {
    Row asked = row(picture, target);
    if (!known.getOrDefault(layer, Map.of()).containsKey(asked) && !isPlanned(asked)) {
      Optional<float[]> means = means(layer, read(asked), picture, start(asked));
      if (means.isPresent()) {
        return means.get();
      }
    }
    return at(layer, picture, target).channelMeans();
  }

  private boolean isPlanned(Row asked) {
    return plan.targets().get(asked.picture()).stream()
        .anyMatch(target -> row(asked.picture(), target).equals(asked));
  }

  /**
   * Channel means of what arrives at a layer, if there is a shorter way to them than to all of it.
   *
   * @param start factors of what is read
   */
  Optional<float[]> means(LayerId layer, LayerId read, int picture, float[] start) {
    int[] shape = shape(layer);
    if (shape.length != 3 || model.tail(layer, read).filter(t -> !t.nodes().isEmpty()).isEmpty()) {
      return Optional.empty();
    }
    Optional<HeadFormula> formula = formula(layer, read);
    if (formula.isPresent()) {
      return Optional.of(formula.get().means(picture, start, shape));
    }
    if (values.pictures() != 1) {
      return Optional.empty();
    }
    try (PtNDManager scope = model.newScope()) {
      return arriving(layer, read, start, scope)
          .map(gradient -> Transfer.out(LinearTail.means(gradient)).toArray());
    }
  }

  /** What arrives at a layer, as far as formulas and recorded stages of the only picture reach. */
  private Optional<PtNDArray> arriving(
      LayerId layer, LayerId read, float[] start, PtNDManager scope) {
    Optional<HeadFormula> formula = formula(layer, read);
    if (formula.isPresent()) {
      return Optional.of(formula.get().in(0, start, shape(layer), scope));
    }
    Gates.Hop hop = gates.from(layer, read);
    Recording recording = recordings.get(hop);
    if (recording == null || hop.to().equals(read)) {
      return Optional.empty();
    }
    return arriving(hop.to(), read, start, scope)
        .map(
            above -> {
              PtNDArray gradient = recording.back(above, values);
              gradient.attach(scope);
              return gradient;
            });
  }

  /** Kept once there is one: it keeps what it found, too. */
  private Optional<HeadFormula> formula(LayerId layer, LayerId read) {
    Gates.Hop way = new Gates.Hop(layer, read);
    if (!formulas.containsKey(way)) {
      HeadFormula.of(values, layer, read, size(layer)).ifPresent(f -> formulas.put(way, f));
    }
    return Optional.ofNullable(formulas.get(way));
  }

  private long[] size(LayerId layer) {
    return values.get(layer).getShape().getShape();
  }

  /** Of one picture's values. */
  private int[] shape(LayerId layer) {
    long[] size = size(layer);
    return Transfer.ints(Arrays.copyOfRange(size, 1, size.length));
  }

  /** The predicted class and the same class by its index are one target. */
  private Row row(int picture, Target target) {
    return new Row(picture, target.fixed(readings.values(picture, target)));
  }

  private LayerId read(Row row) {
    return row.target().layer().orElse(model.network().output());
  }

  /** What is asked, and all that is planned beside it and read at the same layer. */
  private List<Row> planned(Row asked) {
    Set<Row> rows = new LinkedHashSet<>();
    for (int i = 0; i < values.pictures(); i++) {
      for (Target target : plan.targets().get(i)) {
        rows.add(row(i, target));
      }
    }
    if (!rows.contains(asked)) {
      return List.of(asked);
    }
    rows.removeIf(row -> !read(row).equals(read(asked)));
    return List.copyOf(rows);
  }

  /** Makes sure these rows' gradients at a layer are known. */
  private Map<Row, Tensor> find(LayerId layer, LayerId read, List<Row> rows) {
    Map<Row, Tensor> found = known.computeIfAbsent(layer, l -> new HashMap<>());
    List<Row> missing = rows.stream().filter(row -> !found.containsKey(row)).toList();
    if (!missing.isEmpty()) {
      found.putAll(compute(layer, read, missing));
    }
    return found;
  }

  private Map<Row, Tensor> compute(LayerId layer, LayerId read, List<Row> rows) {
    Optional<Segment> tail = model.tail(layer, read);
    int[] shape = shape(layer);
    if (tail.isEmpty()) {
      Tensor zeros =
          Tensor.wrap(
              new float[Math.toIntExact(values.get(layer).size() / values.pictures())], shape);
      return each(rows, row -> zeros);
    } else if (tail.get().nodes().isEmpty()) {
      return each(rows, row -> Tensor.wrap(start(row), shape));
    }
    Optional<HeadFormula> formula = formula(layer, read);
    if (formula.isPresent()) {
      return each(rows, row -> formula.get().of(row.picture(), start(row), shape));
    }
    Gates.Hop hop = gates.from(layer, read);
    return back(hop, find(hop.to(), read, rows), rows);
  }

  private float[] start(Row row) {
    return row.target().cotangent(readings.values(row.picture(), row.target()));
  }

  private interface Gradient {
    Tensor of(Row row);
  }

  private static Map<Row, Tensor> each(List<Row> rows, Gradient gradient) {
    Map<Row, Tensor> all = new LinkedHashMap<>();
    rows.forEach(row -> all.put(row, gradient.of(row)));
    return all;
  }

  /** The stage that a layer begins. */
  Gates.Hop hop(LayerId layer, LayerId read) {
    return gates.from(layer, read);
  }

  /** What a stage runs; what it reads is there. */
  Segment segment(Gates.Hop hop) {
    Segment segment = gates.segment(hop);
    values.compute(segment.given());
    return segment;
  }

  /** A stage of one picture, run again within {@code scope} unless the first pass recorded it. */
  Recording recorded(Gates.Hop hop, int picture, PtNDManager scope) {
    Recording recording = recordings.get(hop);
    if (recording != null && values.pictures() == 1) {
      return recording;
    }
    Recording.Stage stage = new Recording.Stage(hop, segment(hop), new int[] {picture});
    return Recording.of(stage, values, model.operations(), scope);
  }

  private Map<Row, Tensor> back(Gates.Hop hop, Map<Row, Tensor> above, List<Row> rows) {
    int[] asked = rows.stream().mapToInt(Row::picture).distinct().toArray();
    Recording recorded = recordings.get(hop);
    if (recorded != null && 2 * asked.length >= values.pictures()) {
      return back(recorded, above, rows);
    }
    Segment segment = gates.segment(hop);
    values.compute(segment.given());
    // Targets of one picture share its row, unless a batch of them reads large matrices but once.
    boolean apart = multiplies(segment);
    int[] pictures = apart ? rows.stream().mapToInt(Row::picture).toArray() : asked;
    int chunk = footprint.recorded(segment);
    Map<Row, Tensor> gradients = new HashMap<>();
    for (int from = 0; from < pictures.length; from += chunk) {
      int to = Math.min(pictures.length, from + chunk);
      Set<Integer> part = Arrays.stream(pictures, from, to).boxed().collect(Collectors.toSet());
      List<Row> some =
          apart
              ? rows.subList(from, to)
              : rows.stream().filter(row -> part.contains(row.picture())).toList();
      gradients.putAll(run(hop, Arrays.copyOfRange(pictures, from, to), above, some));
    }
    return gradients;
  }

  /** Runs a stage for these rows alone, with no more classes than they ask about. */
  private Map<Row, Tensor> run(
      Gates.Hop hop, int[] pictures, Map<Row, Tensor> above, List<Row> rows) {
    try (PtNDManager scope = model.newScope()) {
      Map<Row, Tensor> starts = each(rows, above::get);
      Optional<Narrowing> few =
          hop.to().equals(model.network().output())
              ? Narrowing.of(model.classifier(), gates.segment(hop), starts.values())
              : Optional.empty();
      Operations operations = few.map(n -> n.operations(model, scope)).orElseGet(model::operations);
      few.ifPresent(n -> starts.replaceAll((row, start) -> n.narrow(start)));
      Recording.Stage stage = new Recording.Stage(hop, gates.segment(hop), pictures);
      return back(Recording.of(stage, values, operations, scope), starts, rows);
    }
  }

  private Map<Row, Tensor> back(Recording recording, Map<Row, Tensor> above, List<Row> rows) {
    Map<Row, Tensor> gradients = new HashMap<>();
    List<Row> left = new ArrayList<>(rows);
    while (!left.isEmpty()) {
      List<Optional<Row>> round = new ArrayList<>();
      for (int picture : recording.pictures()) {
        Optional<Row> next = left.stream().filter(row -> row.picture() == picture).findFirst();
        next.ifPresent(left::remove);
        round.add(next);
      }
      List<Tensor> found =
          recording.back(round.stream().map(r -> r.map(above::get)).toList(), values);
      for (int i = 0; i < round.size(); i++) {
        int at = i;
        round.get(i).ifPresent(row -> gradients.put(row, found.get(at)));
      }
    }
    return gradients;
  }
}
