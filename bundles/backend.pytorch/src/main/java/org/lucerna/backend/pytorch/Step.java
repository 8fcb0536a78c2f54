/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * One layer, run with recorded gradients on inputs that begin a graph of their own, so that it can
 * be gone back through by itself and more than once.
 */
final class Step {

  private final Node node;
  private final Operations operations;
  private final PtNDManager scope;
  private final Meter meter;
  private final List<PtNDArray> inputs;
  private final PtNDArray output;
  private Optional<Recording> recording;
  private boolean used;

  /**
   * Runs the layer.
   *
   * @param inputs their values; handles of its own are kept to them
   * @param how the layers' parameters
   */
  Step(Node node, List<PtNDArray> inputs, Operations how, Place place) {
    this.node = node;
    this.operations = how;
    this.scope = place.scope();
    this.meter = place.meter();
    this.inputs = inputs.stream().map(input -> Transfer.alias(input, scope)).toList();
    Recording first = record();
    this.output = Transfer.alias(first.output(), scope);
    this.recording = Optional.of(first);
  }

  /**
   * Where a step is made.
   *
   * @param scope what is kept lives until it closes
   */
  record Place(PtNDManager scope, Meter meter) {}

  private record Recording(PtNDManager scope, List<PtNDArray> leaves, PtNDArray output) {}

  private Recording record() {
    PtNDManager own = (PtNDManager) scope.newSubManager();
    List<PtNDArray> leaves = new ArrayList<>();
    for (PtNDArray input : inputs) {
      PtNDArray leaf = Transfer.alias(input, own);
      JniUtils.attachGradient(leaf, true);
      leaves.add(leaf);
    }
    JniUtils.setGradMode(true);
    try {
      PtNDArray answer = operations.apply(node, leaves);
      meter.ran(node, leaves.get(0), answer);
      return new Recording(own, leaves, answer);
    } catch (RuntimeException | Error e) {
      own.close();
      throw e;
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  Node node() {
    return node;
  }

  /** What it read, outside the graph. */
  PtNDArray input(int index, PtNDManager to) {
    return Transfer.alias(inputs.get(index), to);
  }

  /** What it answered, outside the graph. */
  PtNDArray output(PtNDManager to) {
    return Transfer.alias(output, to);
  }

  /** The layer run on other inputs. */
  Step again(List<PtNDArray> others, PtNDManager to) {
    return again(others, operations, to);
  }

  /** The layer run on other inputs with other parameters. */
  Step again(List<PtNDArray> others, Operations how, PtNDManager to) {
    return new Step(node, others, how, new Place(to, meter));
  }

  /**
   * The derivative of {@code sum(cotangent * output)} by each input. To be read before the next
   * call, which may write to the same place.
   */
  List<PtNDArray> pullBack(PtNDArray cotangent, PtNDManager into) {
    Recording now = recording.orElseGet(this::record);
    recording = Optional.of(now);
    if (used) {
      now.leaves().forEach(JniUtils::zeroGrad);
    }
    JniUtils.backward(now.output(), cotangent, isHeavy(), false);
    meter.wentBack(node, now.leaves().get(0), now.output());
    List<PtNDArray> gradients = new ArrayList<>();
    for (PtNDArray leaf : now.leaves()) {
      PtNDArray gradient = JniUtils.getGradient(leaf);
      gradient.attach(into);
      gradients.add(gradient);
    }
    used = isHeavy();
    if (!isHeavy()) {
      now.scope().close();
      recording = Optional.empty();
    }
    return gradients;
  }

  /**
   * Whether the record is worth keeping. Others are made anew, which costs no more than setting
   * their last gradients to zero, and must be: where an operation hands on what it gets, torch lets
   * the input's gradient lie in the cotangent's own memory, where it must not add to it later.
   */
  private boolean isHeavy() {
    return node.op() instanceof Op.Conv
        || node.op() instanceof Op.Linear
        || node.op() instanceof Op.MaxPool;
  }
}
