/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.Set;

/** Tells the operations that apply one fixed function to every value. */
final class Activations {

  private static final Set<Class<? extends Op>> KINDS =
      Set.of(
          Op.Relu.class,
          Op.Sigmoid.class,
          Op.Tanh.class,
          Op.Silu.class,
          Op.HardSigmoid.class,
          Op.HardSwish.class,
          Op.Gelu.class,
          Op.LeakyRelu.class,
          Op.Clamp.class);

  private Activations() {}

  static boolean isActivation(Op op) {
    return KINDS.contains(op.getClass());
  }
}
