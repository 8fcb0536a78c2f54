/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;

/**
 * The stages of a probe's ways back, each by the shortest way: {@link Unpooling}, {@link Adjoint},
 * or what was recorded on the way forward.
 */
final class Stages {

  /** Says what is known of a picture on the heap. */
  interface Activations {
    Tensor of(int picture, LayerId layer);
  }

  private final PytorchModel model;
  private final Values values;
  private final ProbePlan plan;
  private final Activations activations;
  private final Gates gates;
  private final Footprint footprint;
  private final Map<Gates.Hop, Recording> recordings = new HashMap<>();
  private final Map<Gates.Hop, Adjoint> adjoints = new HashMap<>();
  private final Map<Integer, Map<Gates.Hop, Unpooling>> pools = new HashMap<>();

  Stages(Values values, ProbePlan plan, Activations activations) {
    this.model = values.model();
    this.values = values;
    this.plan = plan;
    this.activations = activations;
    this.gates = model.gates(plan.layers());
    this.footprint = new Footprint(model.shapes(), values.scale());
  }

  /**
   * Layers whose values ways back will read: the classifier, for {@link HeadGradient}, and more.
   */
  Set<LayerId> needed() {
    Set<LayerId> needed = new HashSet<>();
    if (plan.targets().stream().anyMatch(targets -> !targets.isEmpty())) {
      model.classifier().ifPresent(needed::add);
      gates.chain().stream()
          .filter(hop -> Adjoint.applies(gates.segment(hop)) && !isWrittenDown(hop.from()))
          .forEach(hop -> needed.addAll(kept(hop, Set.of())));
    }
    return needed;
  }

  /**
   * Runs the first pass up to the last planned layer, the stages between planned layers with
   * recorded gradients where some will be asked for.
   *
   * @param wanted layers whose values are kept
   */
  void record(Set<LayerId> wanted) {
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

  /** With what ReLUs answer: {@link Adjoint} and {@link Tangent} read it. */
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
            .filter(hop -> !Adjoint.applies(gates.segment(hop)))
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
    return HeadGradient.of(values, layer, output, size).isPresent();
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

  /** Whether a stage is a max-pool and nothing else. */
  boolean isPool(Gates.Hop hop) {
    return Unpooling.pool(gates.segment(hop)).isPresent();
  }

  /** Whether a stage is gone back through by {@link Adjoint}: several rows cost less at once. */
  boolean isTransposed(Gates.Hop hop) {
    return Adjoint.applies(gates.segment(hop));
  }

  private Unpooling unpooling(Gates.Hop hop, int picture) {
    return pools
        .computeIfAbsent(picture, i -> new HashMap<>())
        .computeIfAbsent(
            hop,
            way ->
                Unpooling.of(
                    Unpooling.pool(gates.segment(way)).orElseThrow(),
                    activations.of(picture, way.from())));
  }

  private Adjoint adjoint(Gates.Hop hop) {
    return adjoints.computeIfAbsent(hop, way -> new Adjoint(segment(way), values));
  }

  /**
   * What arrives at a stage's beginning, natively; empty where the stage must run again for it.
   *
   * @param picture whose rows all are
   * @param above at its end, {@code [rows, C, h, w]}; {@code scope} closes it, and the answer
   */
  Optional<PtNDArray> back(Gates.Hop hop, int picture, PtNDArray above, PtNDManager scope) {
    int rows = Math.toIntExact(above.getShape().get(0));
    if (isPool(hop)) {
      Unpooling pool = unpooling(hop, picture);
      return Optional.of(joined(rows, i -> pool.back(Transfer.row(above, i, layout())), scope));
    } else if (isTransposed(hop)) {
      return Optional.of(adjoint(hop).back(hop, all(picture, above), above, scope));
    }
    Recording recording = recordings.get(hop);
    if (recording == null || values.pictures() != 1) {
      return Optional.empty();
    }
    PtNDArray[] all = new PtNDArray[rows];
    for (int i = 0; i < rows; i++) {
      all[i] = recording.back(JniUtils.slice(above, 0, i, i + 1L, 1), values);
      all[i].attach(scope);
    }
    return Optional.of(rows == 1 ? all[0] : JniUtils.cat(all, 0));
  }

  /** Channel means of the same, {@code [rows, C]}. */
  Optional<PtNDArray> means(Gates.Hop hop, int picture, PtNDArray above, PtNDManager scope) {
    return isTransposed(hop)
        ? Optional.of(adjoint(hop).means(hop, all(picture, above), above, scope))
        : back(hop, picture, above, scope).map(LinearTail::means);
  }

  private static int[] all(int picture, PtNDArray rows) {
    int[] all = new int[Math.toIntExact(rows.getShape().get(0))];
    Arrays.fill(all, picture);
    return all;
  }

  private Layout layout() {
    return model.layout();
  }

  private PtNDArray joined(int rows, IntFunction<Tensor> each, PtNDManager scope) {
    return Transfer.batch(
        scope, Tensor.stack(IntStream.range(0, rows).mapToObj(each).toList()), layout());
  }

  /** The stage that a layer begins. */
  Gates.Hop from(LayerId layer, LayerId read) {
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

  /**
   * The gradients at a stage's beginning.
   *
   * @param above those at its end
   */
  Map<Row, Tensor> back(Gates.Hop hop, Map<Row, Tensor> above, List<Row> rows) {
    if (isPool(hop)) {
      return Gradients.each(rows, row -> unpooling(hop, row.picture()).back(above.get(row)));
    } else if (isTransposed(hop)) {
      return transposed(hop, above, rows);
    }
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

  private Map<Row, Tensor> transposed(Gates.Hop hop, Map<Row, Tensor> above, List<Row> rows) {
    Map<Row, Tensor> gradients = new HashMap<>();
    int chunk = footprint.recorded(gates.segment(hop));
    for (int from = 0; from < rows.size(); from += chunk) {
      List<Row> some = rows.subList(from, Math.min(rows.size(), from + chunk));
      int[] pictures = some.stream().mapToInt(Row::picture).toArray();
      try (PtNDManager scope = model.newScope()) {
        PtNDArray arriving = joined(pictures.length, i -> above.get(some.get(i)), scope);
        PtNDArray found = adjoint(hop).back(hop, pictures, arriving, scope);
        for (int i = 0; i < pictures.length; i++) {
          gradients.put(some.get(i), Transfer.row(found, i, layout()));
        }
      }
    }
    return gradients;
  }

  /** Runs a stage for these rows alone, with no more classes than they ask about. */
  private Map<Row, Tensor> run(
      Gates.Hop hop, int[] pictures, Map<Row, Tensor> above, List<Row> rows) {
    try (PtNDManager scope = model.newScope()) {
      Map<Row, Tensor> starts = Gradients.each(rows, above::get);
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
