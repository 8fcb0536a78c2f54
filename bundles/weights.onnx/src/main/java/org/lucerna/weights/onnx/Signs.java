/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import org.lucerna.vision.api.network.Op;

/** Which layers never give negative values, so that a zero is as good as no value to a maximum. */
final class Signs {

  private Signs() {}

  static boolean isNonNegative(Draft draft, Value.Layer layer) {
    if (layer.piece() == Draft.PICTURE) {
      return false;
    }
    Op op = draft.pieces().get(layer.piece()).op();
    return op instanceof Op.Relu
        || op instanceof Op.Sigmoid
        || op instanceof Op.HardSigmoid
        || op instanceof Op.Clamp clamp && clamp.low() >= 0;
  }
}
