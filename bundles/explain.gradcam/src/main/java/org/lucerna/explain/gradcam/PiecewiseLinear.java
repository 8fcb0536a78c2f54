/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.Set;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Op;

/** Tells networks whose second derivatives are 0 wherever there are any. */
final class PiecewiseLinear {

  private static final Set<Class<? extends Op>> OPS =
      Set.of(
          Op.Conv.class,
          Op.Linear.class,
          Op.BatchNorm.class,
          Op.Relu.class,
          Op.LeakyRelu.class,
          Op.Clamp.class,
          Op.MaxPool.class,
          Op.AvgPool.class,
          Op.AdaptiveAvgPool.class,
          Op.GlobalMaxPool.class,
          Op.Dropout.class,
          Op.StochasticDepth.class,
          Op.Add.class,
          Op.Concat.class,
          Op.Flatten.class,
          Op.Permute.class,
          Op.PadChannels.class,
          Op.LayerScale.class,
          Op.Affine.class);

  private PiecewiseLinear() {}

  /** Whether all that follows a layer is. */
  static boolean isTail(Network network, LayerId layer) {
    return network.tail(layer).stream().allMatch(node -> OPS.contains(node.op().getClass()));
  }
}
