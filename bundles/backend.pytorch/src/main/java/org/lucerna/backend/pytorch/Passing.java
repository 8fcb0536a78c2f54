/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.List;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Parameters;

/**
 * Layers of a pass whose gradients nobody records: with fewer passes over memory, in the memory of
 * their input where it is spare, and equal to {@link Operations} to the last bit.
 */
record Passing(Operations operations, TensorScript script) implements Layers {

  @Override
  public PtNDArray apply(Node node, List<PtNDArray> inputs, boolean unread) {
    PtNDArray x = inputs.get(0);
    boolean spare = unread && isLaidOutClearly(x);
    Op op = node.op();
    if (op instanceof Op.Relu && spare && script.pays(x.size())) {
      return script.relu(x);
    } else if (op instanceof Op.Clamp c) {
      return JniUtils.clip(x, c.low(), c.high());
    } else if (op instanceof Op.Silu) {
      return into(JniUtils.sigmoid(x), x);
    } else if (op instanceof Op.HardSigmoid) {
      return hardSigmoid(x);
    } else if (op instanceof Op.HardSwish) {
      return into(hardSigmoid(x), x);
    } else if (op instanceof Op.LayerScale && spare) {
      return into(same(x), operations.parameters().get(Parameters.layerScale(node.id())));
    } else if (op instanceof Op.Multiply && spare && isCovered(inputs)) {
      return into(same(x), inputs.get(1));
    } else if (op instanceof Op.Add && spare && isCovered(inputs)) {
      return sum(inputs);
    }
    return operations.apply(node, inputs);
  }

  private static PtNDArray hardSigmoid(PtNDArray x) {
    try (PtNDArray three = Transfer.scalar(x.getManager(), 3);
        PtNDArray sixth = Transfer.scalar(x.getManager(), 1 / 6.0);
        PtNDArray shifted = JniUtils.add(x, three)) {
      return into(JniUtils.clip(shifted, 0, 6), sixth);
    }
  }

  private static PtNDArray into(PtNDArray product, PtNDArray factor) {
    JniUtils.muli(product, factor);
    return product;
  }

  private static PtNDArray sum(List<PtNDArray> inputs) {
    PtNDArray sum = same(inputs.get(0));
    inputs.subList(1, inputs.size()).forEach(next -> JniUtils.addi(sum, next));
    return sum;
  }

  /**
   * A single picture, channel or row lies in both orders at once. torch settles which when it makes
   * new values, and by it chooses convolutions that differ in their last bits.
   */
  private static boolean isLaidOutClearly(PtNDArray x) {
    long[] size = x.getShape().getShape();
    return Arrays.stream(size).allMatch(n -> n > 1);
  }

  /** Whether the first input is as large as the result in each direction. */
  private static boolean isCovered(List<PtNDArray> inputs) {
    long[] first = inputs.get(0).getShape().getShape();
    for (PtNDArray other : inputs) {
      long[] size = other.getShape().getShape();
      if (size.length != first.length) {
        return false;
      }
      for (int i = 0; i < size.length; i++) {
        if (size[i] > first[i]) {
          return false;
        }
      }
    }
    return true;
  }

  /** Another handle to the same values, which may be closed on its own. */
  private static PtNDArray same(PtNDArray x) {
    return JniUtils.reshape(x, x.getShape().getShape());
  }
}
