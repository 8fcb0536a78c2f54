/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.lucerna.vision.api.network.Op;

/**
 * The derivative everywhere but at what cuts negative values off, wherever it stands in the graph:
 * ReLU and ReLU6. Maximum pooling hands back to the places the maxima came from.
 */
final class ReluRules {

  private ReluRules() {}

  /** Guided backpropagation (Springenberg et al. 2015): {@code relu(g) 1[input > 0]}. */
  static List<PtNDArray> guided(Step step, PtNDArray arriving, PtNDManager scope) {
    if (!cutsNegative(step.node().op())) {
      return step.pullBack(arriving, scope);
    }
    return step.pullBack(JniUtils.relu(arriving), scope);
  }

  /** Deconvolution (Zeiler and Fergus 2014): {@code relu(g)}. */
  static List<PtNDArray> deconvnet(Step step, PtNDArray arriving, PtNDManager scope) {
    if (!cutsNegative(step.node().op())) {
      return step.pullBack(arriving, scope);
    }
    return List.of(JniUtils.relu(arriving));
  }

  private static boolean cutsNegative(Op op) {
    return op instanceof Op.Relu || op instanceof Op.Clamp clamp && clamp.low() == 0;
  }
}
