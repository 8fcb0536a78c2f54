/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.lucerna.vision.api.compute.Optimizer;

/**
 * {@code g += decay p; v = momentum v + g; p -= rate v}, in Nesterov's form {@code p -= rate (g +
 * momentum v)}, as torch.optim.SGD without dampening.
 */
record SgdUpdate(Optimizer.Sgd sgd, double rate) implements Update {

  static final List<String> WITH_MOMENTUM = List.of("momentum_buffer");

  @Override
  public List<String> kinds() {
    return sgd.momentum() == 0 ? List.of() : WITH_MOMENTUM;
  }

  @Override
  public void apply(
      PtNDManager scope, PtNDArray parameter, PtNDArray gradient, List<PtNDArray> state) {
    if (sgd.weightDecay() != 0) {
      PtNDArray decay = Transfer.scalar(scope, sgd.weightDecay());
      JniUtils.addi(gradient, JniUtils.mul(parameter, decay));
    }
    PtNDArray direction = gradient;
    if (sgd.momentum() != 0) {
      direction = state.get(0);
      JniUtils.muli(direction, Transfer.scalar(scope, sgd.momentum()));
      JniUtils.addi(direction, gradient);
    }
    if (sgd.nesterov()) {
      JniUtils.addi(gradient, JniUtils.mul(direction, Transfer.scalar(scope, sgd.momentum())));
      direction = gradient;
    }
    JniUtils.subi(parameter, JniUtils.mul(direction, Transfer.scalar(scope, rate)));
  }
}
