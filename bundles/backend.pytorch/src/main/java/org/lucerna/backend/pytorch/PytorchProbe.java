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
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
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
  private final Propagation propagation;
  private final Map<LayerId, PtNDArray> values = new HashMap<>();
  private final Map<Place, Tensor> activations = new HashMap<>();
  private final Map<LayerId, Map<Row, Tensor>> gradients = new HashMap<>();
  private final Map<String, Tensor> parameters = new HashMap<>();
  private List<float[]> logits = List.of();
  private Optional<Tails.Recording> recording = Optional.empty();

  private PytorchProbe(PytorchModel model, ProbePlan plan, PtNDManager scope) {
    this.model = model;
    this.plan = plan;
    this.scope = scope;
    this.tails = new Tails(model, plan.inputs());
    this.propagation = new Propagation(model, scope, this::kept);
  }

  /** Runs the pass; grad recording is off. */
  static PytorchProbe open(PytorchModel model, ProbePlan plan) {
    PtNDManager scope = model.newScope();
    PytorchProbe probe = new PytorchProbe(model, plan, scope);
    try {
      probe.forward();
      return probe;
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  private void forward() {
    values.put(Network.INPUT, Transfer.batch(scope, plan.inputs(), model.layout()));
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
      compute(wanted);
      return Optional.empty();
    }
    compute(wanted);
    Tails.Recording tail = tails.record(recorded.get(), values, scope);
    values.put(network().output(), Transfer.alias(tail.logits(), scope));
    return Optional.of(tail);
  }

  /** Makes sure these layers' values are kept. */
  private void compute(Set<LayerId> wanted) {
    Segment segment = Segment.between(network(), values.keySet(), wanted);
    if (segment.nodes().isEmpty()) {
      return;
    }
    try (PtNDManager pass = (PtNDManager) scope.newSubManager()) {
      Map<LayerId, PtNDArray> feeds = new HashMap<>();
      segment.given().forEach(g -> feeds.put(g, Transfer.alias(values.get(g), pass)));
      Walk.run(segment, feeds, model.operations())
          .forEach(
              (layer, array) -> {
                if (!values.containsKey(layer)) {
                  array.attach(scope);
                  values.put(layer, array);
                }
              });
    }
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
      known =
          Native.call(
              "layer " + layer,
              () -> {
                compute(Set.of(layer));
                return Transfer.row(values.get(layer), picture);
              });
      activations.put(place, known);
    }
    return known;
  }

  @Override
  public Tensor gradient(int picture, LayerId layer, Target target) {
    Row asked = new Row(requirePicture(picture), target);
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
    boolean recorded = recording.isPresent() && recording.get().layer().equals(layer);
    if (recorded && cotangents.size() == pictures()) {
      Tails.Recording tail = recording.get();
      recording = Optional.empty();
      return tails.gradients(tail, cotangents);
    }
    Set<LayerId> wanted = new HashSet<>(network().bypass(layer));
    wanted.add(layer);
    compute(wanted);
    return tails.gradients(layer, values, cotangents);
  }

  /** What is asked, and all that is planned beside it and not known yet. */
  private Map<Row, float[]> cotangents(Row asked, Set<Row> known) {
    Map<Row, float[]> rows = new LinkedHashMap<>();
    for (int i = 0; i < pictures(); i++) {
      for (Target target : plan.targets().get(i)) {
        put(rows, new Row(i, target));
      }
    }
    if (!rows.containsKey(asked)) {
      rows.clear();
      put(rows, asked);
    }
    rows.keySet().removeAll(known);
    return rows;
  }

  private void put(Map<Row, float[]> rows, Row row) {
    rows.put(row, row.target().cotangent(logits(row.picture())));
  }

  @Override
  public Tensor scores(LayerId layer, Tensor replaced) {
    return Native.call(
        "scores of changed values at " + layer,
        () -> {
          compute(network().bypass(layer));
          return tails.scores(layer, values, replaced);
        });
  }

  @Override
  public Map<LayerId, Tensor> propagate(int picture, BackwardPass pass) {
    requirePicture(picture);
    return Native.call("a walk back from " + pass.from(), () -> propagation.run(picture, pass));
  }

  private Map<LayerId, PtNDArray> kept(Set<LayerId> layers) {
    compute(layers);
    return values;
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
