/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Optional;
import org.lucerna.vision.api.compute.Perturbation;

/**
 * Answers to changed values behind which there is a {@link LinearTail}: with class maps {@code
 * M_k(i) = sum_c w_kc A_c(i) / hw}, a mask m gives {@code b_k + sum_i m(i) M_k(i)}, channel factors
 * f give {@code b_k + sum_c w_kc f_c mean(A_c)}, and a channel set to 0 takes {@code w_kc
 * mean(A_c)} away.
 */
final class ClosedForm {

  private final PytorchModel model;
  private final LinearTail tail;
  private final Meter meter;

  ClosedForm(PytorchModel model, LinearTail tail, Meter meter) {
    this.model = model;
    this.tail = tail;
    this.meter = meter;
  }

  /** {@code [M, K]}; empty where running the tail is as cheap. */
  Optional<PtNDArray> responses(ChangedValues changed, PtNDManager scope) {
    Perturbation change = changed.change();
    if (change instanceof Perturbation.Replacement) {
      return Optional.empty();
    }
    PtNDArray values = Transfer.alias(changed.values(), scope);
    Transfer.Range all = new Transfer.Range(0, changed.rows());
    if (change instanceof Perturbation.Masks m) {
      return Optional.of(masks(m, changed, values, scope));
    }
    PtNDArray means = LinearTail.means(values);
    if (change instanceof Perturbation.ChannelAblation) {
      return Optional.of(ablations(means, scope));
    }
    return Optional.of(linear(JniUtils.mul(changed.factors(all, scope), means), scope));
  }

  private PtNDArray masks(
      Perturbation.Masks m, ChangedValues changed, PtNDArray values, PtNDManager scope) {
    Optional<PtNDArray> ground = m.background().map(b -> changed.background(m, scope));
    PtNDArray above = ground.map(g -> JniUtils.sub(values, g)).orElse(values);
    PtNDArray planes = LinearTail.planes(above);
    long cells = planes.getShape().get(2);
    PtNDArray weight = tail.weight(model, scope);
    PtNDArray maps =
        JniUtils.div(
            JniUtils.matmul(weight, JniUtils.squeeze(planes, 0)), Transfer.scalar(scope, cells));
    meter.forward(weight.size() * cells);
    Transfer.Range all = new Transfer.Range(0, changed.rows());
    PtNDArray masks =
        JniUtils.reshape(
            changed.stretched(m.masks(), all, scope), new long[] {changed.rows(), cells});
    PtNDArray answers = JniUtils.matmul(masks, JniUtils.transpose(maps, 0, 1));
    meter.forward(maps.size() * changed.rows());
    return ground
        .map(g -> JniUtils.add(answers, linear(LinearTail.means(g), scope)))
        .orElseGet(() -> biased(answers, scope));
  }

  private PtNDArray ablations(PtNDArray means, PtNDManager scope) {
    PtNDArray each =
        JniUtils.mul(
            JniUtils.transpose(tail.weight(model, scope), 0, 1), JniUtils.transpose(means, 0, 1));
    meter.forward(each.size());
    return JniUtils.sub(linear(means, scope), each);
  }

  /** The logits of pooled features {@code [rows, C]}. */
  private PtNDArray linear(PtNDArray features, PtNDManager scope) {
    PtNDArray weight = tail.weight(model, scope);
    meter.forward(features.getShape().get(0) * weight.size());
    return biased(JniUtils.matmul(features, JniUtils.transpose(weight, 0, 1)), scope);
  }

  private PtNDArray biased(PtNDArray answers, PtNDManager scope) {
    return tail.bias(model, scope).map(b -> JniUtils.add(answers, b)).orElse(answers);
  }
}
