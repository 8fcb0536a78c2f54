/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;

/**
 * The steps of one picture's forward pass, recorded one by one. It grows down to the lowest layer
 * asked for, and serves every rule and target.
 */
final class Trace implements AutoCloseable {

  private final PytorchModel model;
  private final PtNDManager scope;
  private final Meter meter;
  private final Map<LayerId, Step> steps = new HashMap<>();
  private final Map<LayerId, PtNDArray> given = new HashMap<>();

  /**
   * @param scope closed with it
   */
  Trace(PytorchModel model, PtNDManager scope, Meter meter) {
    this.model = model;
    this.scope = scope;
    this.meter = meter;
  }

  /** Values {@code [1, ...]} to begin with; they are kept. */
  void give(LayerId layer, PtNDArray values) {
    given.put(layer, Transfer.alias(values, scope));
  }

  boolean knows(LayerId layer) {
    return steps.containsKey(layer) || given.containsKey(layer);
  }

  /** Records these layers, each after those it reads, unless they have been. */
  void record(List<Node> nodes) {
    for (Node node : nodes) {
      if (!steps.containsKey(node.id())) {
        steps.put(node.id(), record(node));
      }
    }
  }

  private Step record(Node node) {
    try (PtNDManager local = (PtNDManager) scope.newSubManager()) {
      List<PtNDArray> inputs = new ArrayList<>();
      node.inputs().forEach(in -> inputs.add(values(in, local)));
      return new Step(node, inputs, model.operations(), new Step.Place(scope, meter));
    } catch (EngineException e) {
      throw Native.translate("layer " + node.id(), e);
    }
  }

  /** A layer's step; null where it was not recorded. */
  Step step(LayerId layer) {
    return steps.get(layer);
  }

  /** A layer's values, {@code [1, ...]}. */
  PtNDArray values(LayerId layer, PtNDManager to) {
    Step step = steps.get(layer);
    return step == null ? Transfer.alias(given.get(layer), to) : step.output(to);
  }

  @Override
  public void close() {
    scope.close();
  }
}
