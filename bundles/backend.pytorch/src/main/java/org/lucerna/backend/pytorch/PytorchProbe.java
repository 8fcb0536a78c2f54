/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Responses;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.Work;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * One forward pass. Kept natively: the planned layers, what their tails read beside them, and the
 * logits; everything else is closed as the pass goes on.
 */
final class PytorchProbe implements Probe {

  private record Place(int picture, LayerId layer) {}

  private final PytorchModel model;
  private final ProbePlan plan;
  private final PtNDManager scope;
  private final Tails tails;
  private final Changes changes;
  private final Values values;
  private final Propagation propagation;
  private final Map<Place, Tensor> activations = new HashMap<>();
  private final Map<LayerId, Map<Row, Tensor>> gradients = new HashMap<>();
  private final Map<String, Tensor> parameters = new HashMap<>();
  private List<float[]> logits = List.of();
  private Optional<Tails.Recording> recording = Optional.empty();

  private PytorchProbe(ProbePlan plan, Values values) {
    this.model = values.model();
    this.plan = plan;
    this.scope = values.scope();
    this.values = values;
    this.tails = new Tails(values);
    this.changes = new Changes(values);
    this.propagation = new Propagation(values);
  }

  /** Runs the pass; grad recording is off. */
  static PytorchProbe open(PytorchModel model, ProbePlan plan) {
    return open(model, plan, model.newScope(), new Meter());
  }

  private static PytorchProbe open(
      PytorchModel model, ProbePlan plan, PtNDManager scope, Meter meter) {
    try {
      Values values = new Values(model, plan.inputs(), scope, meter);
      PytorchProbe probe = new PytorchProbe(plan, values);
      probe.forward();
      return probe;
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  private void forward() {
    Set<LayerId> wanted = new HashSet<>(plan.layers());
    plan.layers().forEach(layer -> wanted.addAll(network().bypass(layer)));
    recording = forward(wanted);
    Tensor all = Transfer.out(values.get(network().output()));
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < pictures(); i++) {
      rows.add(all.slice(i).toArray());
    }
    logits = List.copyOf(rows);
  }

  /** These layers, then the logits, with gradients on the way from where they will be asked for. */
  private Optional<Tails.Recording> forward(Set<LayerId> wanted) {
    Optional<LayerId> recorded = tails.worthRecording(plan);
    if (recorded.isEmpty()) {
      wanted.add(network().output());
      values.compute(wanted);
      return Optional.empty();
    }
    values.compute(wanted);
    Tails.Recording tail = tails.record(recorded.get());
    values.put(network().output(), Transfer.alias(tail.logits(), scope));
    return Optional.of(tail);
  }

  @Override
  public Network network() {
    return model.network();
  }

  @Override
  public int pictures() {
    return plan.inputs().size(0);
  }

  @Override
  public Tensor input(int picture) {
    return plan.inputs().slice(picture);
  }

  @Override
  public float[] logits(int picture) {
    return logits.get(picture).clone();
  }

  @Override
  public Tensor activation(int picture, LayerId layer) {
    Place place = new Place(requirePicture(picture), layer);
    Tensor known = activations.get(place);
    if (known == null) {
      known = Native.call("layer " + layer, () -> Transfer.row(values.get(layer), picture));
      activations.put(place, known);
    }
    return known;
  }

  @Override
  public Tensor gradient(int picture, LayerId layer, Target target) {
    Row asked = row(requirePicture(picture), target);
    Map<Row, Tensor> known = gradients.computeIfAbsent(layer, k -> new HashMap<>());
    if (!known.containsKey(asked)) {
      Native.call(
          "the gradient at " + layer,
          () -> {
            known.putAll(gradients(layer, cotangents(asked, known.keySet())));
            return known;
          });
    }
    return known.get(asked);
  }

  private Map<Row, Tensor> gradients(LayerId layer, Map<Row, float[]> cotangents) {
    LayerId read = read(cotangents.keySet().iterator().next().target());
    boolean recorded =
        recording.isPresent()
            && recording.get().layer().equals(layer)
            && read.equals(network().output());
    if (recorded && cotangents.size() == pictures()) {
      Tails.Recording tail = recording.get();
      recording = Optional.empty();
      return tails.gradients(tail, cotangents);
    }
    return tails.gradients(layer, read, cotangents);
  }

  private LayerId read(Target target) {
    return target.layer().orElse(network().output());
  }

  /** What is asked, and all that is planned beside it, read at the same layer and not known yet. */
  private Map<Row, float[]> cotangents(Row asked, Set<Row> known) {
    Map<Row, float[]> rows = new LinkedHashMap<>();
    for (int i = 0; i < pictures(); i++) {
      for (Target target : plan.targets().get(i)) {
        if (read(target).equals(read(asked.target()))) {
          put(rows, row(i, target));
        }
      }
    }
    if (!rows.containsKey(asked)) {
      rows.clear();
      put(rows, asked);
    }
    rows.keySet().removeAll(known);
    return rows;
  }

  /** The predicted class and the same class by its index are one target. */
  private Row row(int picture, Target target) {
    return new Row(picture, target.fixed(values(picture, target)));
  }

  private void put(Map<Row, float[]> rows, Row row) {
    rows.put(row, row.target().cotangent(values(row.picture(), row.target())));
  }

  @Override
  public Tensor scores(LayerId layer, Tensor replaced) {
    return Native.call(
        "scores of changed values at " + layer, () -> changes.scores(layer, replaced));
  }

  @Override
  public Responses perturbed(int picture, LayerId layer, Perturbation change, LayerId read) {
    requirePicture(picture);
    return Native.call(
        "answers to changed values at " + layer,
        () -> changes.responses(picture, layer, change, read));
  }

  @Override
  public Probe fork(ProbePlan other) {
    return Native.call(
        "a forward pass of " + network().id(),
        () -> open(model, other, (PtNDManager) scope.newSubManager(), values.meter()));
  }

  @Override
  public Work work() {
    return values.meter().work();
  }

  @Override
  public Map<LayerId, Tensor> propagate(int picture, BackwardPass pass) {
    requirePicture(picture);
    return Native.call("a walk back from " + pass.from(), () -> propagation.run(picture, pass));
  }

  @Override
  public Tensor parameter(String name) {
    return parameters.computeIfAbsent(
        name,
        key -> {
          PtNDArray array =
              Optional.ofNullable(model.parameters().get(key))
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              network().id() + " has no parameter " + key));
          return Native.call("copying " + key, () -> Transfer.out(array));
        });
  }

  @Override
  public void close() {
    scope.close();
  }

  private int requirePicture(int picture) {
    if (picture < 0 || picture >= pictures()) {
      throw new IllegalArgumentException("no picture " + picture + " among " + pictures());
    }
    return picture;
  }
}
