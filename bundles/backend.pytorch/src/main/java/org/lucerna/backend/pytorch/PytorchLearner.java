/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/**
 * Trains parameters of a model in place. Every step makes fresh handles to the trained parameters
 * and records gradients for these alone; the model's own never take part in a graph.
 */
final class PytorchLearner implements Learner {

  private final PytorchModel model;
  private final Setup setup;
  private final PtNDManager scope;
  private final Segment segment;
  private final Map<String, PtNDArray> trained;
  private final Set<LayerId> batchStatistics;
  private final Set<String> changing;
  private final OptimizerState state;

  private PytorchLearner(PytorchModel model, Setup setup, PtNDManager scope) {
    this.model = model;
    this.setup = setup;
    this.scope = scope;
    Network network = model.network();
    this.segment = Segment.between(network, Set.of(setup.from()), Set.of(network.output()));
    this.trained = trained(model, setup, segment);
    this.batchStatistics = new HashSet<>();
    for (Node node : segment.nodes()) {
      if (node.op() instanceof Op.BatchNorm && trained.containsKey(node.id() + ".weight")) {
        batchStatistics.add(node.id());
      }
    }
    this.changing = changing();
    this.state = new OptimizerState(scope, setup.optimizer(), trained);
  }

  /**
   * @throws IllegalArgumentException if something trained does not exist, lies before the layer
   *     learning begins at, or cannot be learned
   */
  static PytorchLearner open(PytorchModel model, Setup setup) {
    PtNDManager scope = model.newScope();
    try {
      return new PytorchLearner(model, setup, scope);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  private static Map<String, PtNDArray> trained(PytorchModel model, Setup setup, Segment segment) {
    Set<String> unknown = new HashSet<>(setup.trained());
    Set<LayerId> layers = new HashSet<>();
    segment.nodes().forEach(node -> layers.add(node.id()));
    Map<String, PtNDArray> trained = new LinkedHashMap<>();
    for (ParameterSpec spec : Parameters.of(model.network())) {
      if (layers.contains(spec.layer()) && spec.role().isTrained() && unknown.remove(spec.name())) {
        trained.put(spec.name(), model.parameters().get(spec.name()));
      }
    }
    unknown.addAll(setup.rateFactors().keySet());
    unknown.removeAll(trained.keySet());
    if (trained.isEmpty() || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "parameters to train behind %s of %s: %d found, not %s"
              .formatted(setup.from(), model.network().id(), trained.size(), unknown));
    }
    return trained;
  }

  private Set<String> changing() {
    Set<String> changing = new HashSet<>(trained.keySet());
    for (LayerId norm : batchStatistics) {
      changing.add(norm + ".running_mean");
      changing.add(norm + ".running_var");
    }
    return changing;
  }

  private record Batch(Tensor values, int[] labels, double rate, long number) {}

  @Override
  public Step train(Tensor values, int[] labels, double learningRate, long number) {
    Batch batch = new Batch(values, labels, learningRate, number);
    return Native.call(
        "a training step of " + model.network().id(),
        () -> {
          model.willChange(changing);
          try (PtNDManager pass = (PtNDManager) scope.newSubManager()) {
            return step(pass, batch);
          }
        });
  }

  private Step step(PtNDManager pass, Batch batch) {
    Map<String, PtNDArray> leaves = new LinkedHashMap<>();
    trained.forEach((name, parameter) -> leaves.put(name, Transfer.alias(parameter, pass)));
    leaves.values().forEach(leaf -> JniUtils.attachGradient(leaf, true));
    Map<String, PtNDArray> parameters = new HashMap<>(model.parameters());
    parameters.putAll(leaves);
    long seed = Mode.mix(Mode.mix(setup.seed()) + batch.number());
    Operations operations =
        new Operations(parameters, new Mode(batchStatistics, setup.dropout(), seed));
    PtNDArray x = Transfer.batch(pass, batch.values(), model.layout());
    JniUtils.setGradMode(true);
    PtNDArray logits =
        Walk.run(segment, Map.of(setup.from(), x), operations).get(model.network().output());
    CrossEntropy loss = CrossEntropy.of(Transfer.out(logits), batch.labels(), setup.objective());
    PtNDArray cotangent = Transfer.batch(pass, loss.cotangent(), model.layout());
    JniUtils.backward(logits, cotangent, false, false);
    JniUtils.setGradMode(false);
    update(pass, leaves, batch.rate());
    return loss.step();
  }

  private void update(PtNDManager pass, Map<String, PtNDArray> leaves, double rate) {
    Map<String, PtNDArray> gradients = new LinkedHashMap<>();
    leaves.forEach((name, leaf) -> gradients.put(name, JniUtils.getGradient(leaf)));
    double scale = Clipping.scale(gradients.values(), setup.largestNorm());
    state.advance();
    gradients.forEach(
        (name, gradient) -> {
          if (scale != 1) {
            JniUtils.muli(gradient, Transfer.scalar(pass, scale));
          }
          Update update = state.update(rate * setup.rateFactors().getOrDefault(name, 1.0));
          update.applyAll(pass, trained.get(name), gradient, state.of(name));
          gradient.close();
          leaves.get(name).close();
        });
  }

  @Override
  public Map<String, Tensor> state() {
    return Native.call("copying the optimiser's state", state::save);
  }

  @Override
  public Weights stateView() {
    return state.view();
  }

  @Override
  public void restore(Map<String, Tensor> saved) {
    try {
      restore(new TensorMap("optimiser state", saved));
    } catch (IOException e) {
      throw new UncheckedIOException("tensors in memory cannot be read", e);
    }
  }

  @Override
  public void restore(Weights saved) throws IOException {
    Native.call(
        "restoring the optimiser's state",
        () -> {
          state.restore(saved);
          return saved;
        });
  }

  @Override
  public void close() {
    scope.close();
  }
}
