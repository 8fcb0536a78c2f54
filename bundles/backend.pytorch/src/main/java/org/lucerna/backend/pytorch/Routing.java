/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.lucerna.vision.api.network.Op;

/** What relevance and excitation have in common: where they go whole. */
final class Routing {

  private Routing() {}

  /** Whether each output is one of the inputs: then the derivative finds the way back. */
  static boolean isRouting(Op op) {
    return op instanceof Op.MaxPool
        || op instanceof Op.GlobalMaxPool
        || op instanceof Op.Concat
        || op instanceof Op.Flatten
        || op instanceof Op.Permute
        || op instanceof Op.PadChannels
        || op instanceof Op.Dropout
        || op instanceof Op.StochasticDepth;
  }

  /** All to the input of full size, nothing to the gate; of two such the first is the signal. */
  static List<PtNDArray> toSignal(Step step, PtNDArray arriving, PtNDManager scope) {
    List<PtNDArray> shares = new ArrayList<>();
    boolean given = false;
    for (int i = 0; i < step.node().inputs().size(); i++) {
      PtNDArray input = step.input(i, scope);
      boolean signal = !given && input.getShape().equals(arriving.getShape());
      shares.add(signal ? arriving : JniUtils.mul(input, Transfer.scalar(scope, 0)));
      given |= signal;
    }
    return shares;
  }
}
