/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Optimizer;
import org.lucerna.vision.api.weights.Weights;

/** What an optimiser remembers: tensors by parameter name and kind, and the number of steps. */
final class OptimizerState {

  private static final String STEPS = "steps";

  private final Optimizer optimizer;
  private final Map<String, List<PtNDArray>> tensors = new LinkedHashMap<>();
  private long steps;

  /** All zero, as torch begins. */
  OptimizerState(PtNDManager scope, Optimizer optimizer, Map<String, PtNDArray> parameters) {
    this.optimizer = optimizer;
    parameters.forEach(
        (name, p) ->
            tensors.put(
                name, kinds().stream().map(k -> Transfer.zeros(scope, p.getShape())).toList()));
  }

  /** Begins the next step. */
  void advance() {
    steps++;
  }

  /** How this step changes parameters that learn at this rate. */
  Update update(double rate) {
    if (optimizer instanceof Optimizer.Adam adam) {
      return new AdamUpdate(adam, false, rate, steps);
    } else if (optimizer instanceof Optimizer.AdamW w) {
      Optimizer.Adam same = new Optimizer.Adam(w.beta1(), w.beta2(), w.epsilon(), w.weightDecay());
      return new AdamUpdate(same, true, rate, steps);
    }
    return new SgdUpdate((Optimizer.Sgd) optimizer, rate);
  }

  /** In the order of {@link Update#kinds}. */
  List<PtNDArray> of(String parameter) {
    return tensors.get(parameter);
  }

  /** By {@code parameter.kind}; {@code steps} is a tensor of two values. Reading copies. */
  StateView view() {
    Map<String, PtNDArray> arrays = new LinkedHashMap<>();
    tensors.forEach(
        (name, own) -> {
          for (int i = 0; i < own.size(); i++) {
            arrays.put(name + "." + kinds().get(i), own.get(i));
          }
        });
    return new StateView(STEPS, Tensor.of(new float[] {steps >>> 12, steps & 0xfff}, 2), arrays);
  }

  /** Copies of all that {@link #view} shows. */
  Map<String, Tensor> save() {
    StateView view = view();
    Map<String, Tensor> saved = new LinkedHashMap<>();
    view.names().forEach(name -> saved.put(name, view.read(name)));
    return saved;
  }

  /**
   * Reads one tensor after the other; nothing changes if one is missing or has another shape.
   *
   * @throws LucernaException (unreadable) if these are not this optimiser's tensors
   */
  void restore(Weights saved) throws IOException {
    StateView view = view();
    for (String name : view.names()) {
      if (!saved.names().contains(name) || !saved.shape(name).equals(view.shape(name))) {
        throw unfit(name);
      }
    }
    Tensor count = saved.read(STEPS);
    for (Map.Entry<String, PtNDArray> entry : view.arrays().entrySet()) {
      Transfer.fill(entry.getValue(), saved, entry.getKey());
    }
    steps = ((long) count.at(0) << 12) + (long) count.at(1);
  }

  private static LucernaException unfit(String key) {
    return new LucernaException(
        ExitStatus.UNREADABLE,
        "The saved optimiser state does not fit: "
            + key
            + " is missing or has another shape;"
            + " start the training again without resuming.");
  }

  private List<String> kinds() {
    return update(0).kinds();
  }
}
