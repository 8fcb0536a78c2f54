/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.PerturbedPass;
import org.lucerna.vision.api.compute.Precision;
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

  private record Bend(Place place, Target target, Tensor direction) {}

  private record Course(Place place, Target target, double length) {}

  private record Moved(Tensor direction, float[] means) {}

  private final PytorchModel model;
  private final ProbePlan plan;
  private final PtNDManager scope;
  private final Stages stages;
  private final Gradients gradients;
  private final Changes changes;
  private final Values values;
  private final Propagation propagation;
  private final Map<Place, Tensor> activations = new HashMap<>();
  private final Map<Bend, Tensor> curvatures = new HashMap<>();
  private final Map<Course, Moved> moved = new HashMap<>();
  private final Map<String, Tensor> parameters = new HashMap<>();
  private List<float[]> logits = List.of();

  private PytorchProbe(ProbePlan plan, Values values) {
    this.model = values.model();
    this.plan = plan;
    this.scope = values.scope();
    this.values = values;
    this.stages = new Stages(values, plan, this::activation);
    this.gradients = new Gradients(values, plan, stages, this::values);
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
      plan.known()
          .forEach(
              (layer, known) -> values.put(layer, Transfer.batch(scope, known, model.layout())));
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
    LayerId output = network().output();
    plan.layers()
        .forEach(layer -> model.tail(layer, output).ifPresent(t -> wanted.addAll(t.given())));
    wanted.addAll(stages.needed());
    if (!propagation.takesFirstPass(plan.layers(), wanted)) {
      stages.record(wanted);
    }
    wanted.add(output);
    values.compute(wanted);
    Tensor all = Transfer.out(values.get(output));
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < pictures(); i++) {
      rows.add(all.slice(i).toArray());
    }
    logits = List.copyOf(rows);
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
              "layer " + layer, () -> Transfer.row(values.get(layer), picture, model.layout()));
      activations.put(place, known);
    }
    return known;
  }

  @Override
  public Tensor gradient(int picture, LayerId layer, Target target) {
    requirePicture(picture);
    if (propagation.hasFirstPass(layer)) {
      return propagate(picture, layer, target, new BackwardRule.Gradient());
    }
    return Native.call("the gradient at " + layer, () -> gradients.at(layer, picture, target));
  }

  @Override
  public Tensor scores(LayerId layer, Tensor replaced) {
    return Native.call(
        "scores of changed values at " + layer, () -> changes.scores(layer, replaced));
  }

  @Override
  public Responses perturbed(int picture, LayerId layer, Perturbation change, LayerId read) {
    requirePicture(picture);
    return known(layer, change, read)
        .orElseGet(
            () ->
                Native.call(
                    "answers to changed values at " + layer,
                    () ->
                        changes.responses(
                            picture, new PerturbedPass(layer, change, read, Precision.FLOAT32))));
  }

  /** What a walk back has found out already. */
  private Optional<Responses> known(LayerId layer, Perturbation change, LayerId read) {
    boolean single = change instanceof Perturbation.Replacement r && r.values().size(0) == 1;
    return single
        ? propagation
            .known(layer, ((Perturbation.Replacement) change).values().slice(0), read)
            .map(answer -> new Responses(Tensor.stack(List.of(answer)), Optional.empty()))
        : Optional.empty();
  }

  @Override
  public Set<Precision> precisions() {
    return model.precisions();
  }

  @Override
  public Responses perturbed(int picture, PerturbedPass pass) {
    requirePicture(picture);
    if (!precisions().contains(pass.precision())) {
      throw new UnsupportedOperationException(
          "this processor does not compute in " + pass.precision());
    }
    return Native.call(
        "answers to changed values at " + pass.layer(), () -> changes.responses(picture, pass));
  }

  /** Exact; see {@link Curvature}. */
  @Override
  public Tensor curvature(int picture, LayerId layer, Target target, Tensor direction) {
    requirePicture(picture);
    // Utilities that classes share, such as a softmax's sum, come up for each of them.
    Bend bend = new Bend(new Place(picture, layer), target, direction);
    Tensor known = curvatures.get(bend);
    if (known == null) {
      Curvature.Question question =
          new Curvature.Question(picture, layer, target, values(picture, target), direction);
      known =
          Native.call(
              "the curvature at " + layer, () -> new Curvature(values, stages).times(question));
      curvatures.put(bend, known);
    }
    return known;
  }

  @Override
  public float[] channelGradient(int picture, LayerId layer, Target target) {
    requirePicture(picture);
    if (propagation.hasFirstPass(layer)) {
      return Probe.super.channelGradient(picture, layer, target);
    }
    return Native.call("the gradient at " + layer, () -> gradients.means(layer, picture, target));
  }

  @Override
  public float[] channelGradient(int picture, LayerId layer, Target target, Move move) {
    Course course = new Course(new Place(requirePicture(picture), layer), target, move.length());
    Moved before = moved.get(course);
    if (before == null || before.direction() != move.direction()) {
      float[] means =
          Native.call("the curvature at " + layer, () -> moved(course, move.direction()))
              .orElseGet(() -> Probe.super.channelGradient(picture, layer, target, move));
      before = new Moved(move.direction(), means);
      moved.put(course, before);
    }
    return before.means().clone();
  }

  private Optional<float[]> moved(Course course, Tensor direction) {
    Place place = course.place();
    Target target = course.target();
    Curvature.Question question =
        new Curvature.Question(
            place.picture(), place.layer(), target, values(place.picture(), target), direction);
    boolean own = direction == activations.get(place);
    LayerId read = target.layer().orElse(network().output());
    return new Curvature(values, stages)
        .moved(question, course.length(), own)
        .flatMap(s -> gradients.means(place.layer(), read, place.picture(), List.of(s)))
        .map(all -> all.get(0));
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
