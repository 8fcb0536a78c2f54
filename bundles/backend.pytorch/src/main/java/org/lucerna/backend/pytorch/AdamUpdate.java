/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.lucerna.vision.api.compute.Optimizer;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) as torch.optim.Adam computes it: {@code p -= rate / (1 -
 * beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)}; and AdamW (Loshchilov and Hutter 2019).
 *
 * @param decoupled whether weight decay makes the parameter smaller before the change (AdamW); else
 *     it is added to the gradient
 * @param time t, from 1
 */
record AdamUpdate(Optimizer.Adam adam, boolean decoupled, double rate, long time)
    implements Update {

  static final List<String> KINDS = List.of("exp_avg", "exp_avg_sq");

  @Override
  public List<String> kinds() {
    return KINDS;
  }

  @Override
  public void apply(
      PtNDManager scope, PtNDArray parameter, PtNDArray gradient, List<PtNDArray> state) {
    decay(scope, parameter, gradient);
    PtNDArray mean = state.get(0);
    blend(scope, mean, gradient, adam.beta1());
    PtNDArray square = state.get(1);
    JniUtils.muli(gradient, gradient);
    blend(scope, square, gradient, adam.beta2());
    double bias1 = 1 - Math.pow(adam.beta1(), time);
    double bias2 = 1 - Math.pow(adam.beta2(), time);
    PtNDArray step = JniUtils.sqrt(square);
    JniUtils.divi(step, Transfer.scalar(scope, Math.sqrt(bias2)));
    JniUtils.addi(step, Transfer.scalar(scope, adam.epsilon()));
    PtNDArray change = JniUtils.div(mean, step);
    JniUtils.muli(change, Transfer.scalar(scope, rate / bias1));
    JniUtils.subi(parameter, change);
  }

  private void decay(PtNDManager scope, PtNDArray parameter, PtNDArray gradient) {
    if (adam.weightDecay() != 0 && decoupled) {
      JniUtils.muli(parameter, Transfer.scalar(scope, 1 - rate * adam.weightDecay()));
    } else if (adam.weightDecay() != 0) {
      PtNDArray decay = Transfer.scalar(scope, adam.weightDecay());
      JniUtils.addi(gradient, JniUtils.mul(parameter, decay));
    }
  }

  /** {@code average = beta average + (1 - beta) value}. */
  private static void blend(PtNDManager scope, PtNDArray average, PtNDArray value, double beta) {
    JniUtils.muli(average, Transfer.scalar(scope, beta));
    JniUtils.addi(average, JniUtils.mul(value, Transfer.scalar(scope, 1 - beta)));
  }
}
