/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * One function for all values. Those that DJL does not offer are put together from what it offers;
 * at their kinks their derivatives are torch's.
 */
final class Activations {

  private Activations() {}

  static PtNDArray apply(Node node, PtNDArray x) {
    Op op = node.op();
    if (op instanceof Op.Relu) {
      return JniUtils.relu(x);
    } else if (op instanceof Op.Clamp c) {
      return clamp(c, x);
    } else if (op instanceof Op.Sigmoid) {
      return JniUtils.sigmoid(x);
    } else if (op instanceof Op.Tanh) {
      return JniUtils.tanh(x);
    } else if (op instanceof Op.Silu) {
      return silu(x);
    } else if (op instanceof Op.HardSigmoid) {
      return hardSigmoid(x);
    } else if (op instanceof Op.HardSwish) {
      return hardSwish(x);
    } else if (op instanceof Op.Gelu) {
      return JniUtils.gelu(x);
    } else if (op instanceof Op.LeakyRelu l) {
      return JniUtils.leakyRelu(x, l.slope());
    }
    throw new IllegalArgumentException("layer " + node.id() + ": " + op.name() + " is unknown");
  }

  /**
   * From 0 up by way of ReLU, whose derivative at 0 is 0 as is ReLU6's: sparse inputs make a
   * channel's values exactly its bias, which may be 0.
   */
  private static PtNDArray clamp(Op.Clamp clamp, PtNDArray x) {
    try (PtNDArray above = clamp.low() == 0 ? JniUtils.relu(x) : max(x, clamp.low())) {
      return min(above, clamp.high());
    }
  }

  private static PtNDArray silu(PtNDArray x) {
    try (PtNDArray gate = JniUtils.sigmoid(x)) {
      return JniUtils.mul(x, gate);
    }
  }

  private static PtNDArray hardSigmoid(PtNDArray x) {
    try (PtNDArray ramp = ramp(x);
        PtNDArray sixth = Transfer.scalar(x.getManager(), 1 / 6.0)) {
      return JniUtils.mul(ramp, sixth);
    }
  }

  private static PtNDArray hardSwish(PtNDArray x) {
    try (PtNDArray gate = hardSigmoid(x)) {
      return JniUtils.mul(x, gate);
    }
  }

  /** {@code relu6(x + 3)}. */
  private static PtNDArray ramp(PtNDArray x) {
    try (PtNDArray three = Transfer.scalar(x.getManager(), 3);
        PtNDArray shifted = JniUtils.add(x, three)) {
      return clamp(new Op.Clamp(0, 6), shifted);
    }
  }

  private static PtNDArray max(PtNDArray x, double bound) {
    try (PtNDArray scalar = Transfer.scalar(x.getManager(), bound)) {
      return JniUtils.max(x, scalar);
    }
  }

  private static PtNDArray min(PtNDArray x, double bound) {
    try (PtNDArray scalar = Transfer.scalar(x.getManager(), bound)) {
      return JniUtils.min(x, scalar);
    }
  }
}
