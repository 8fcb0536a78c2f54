/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
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
  Optional<Tensor> responses(ChangedValues changed, PtNDManager scope) {
    Perturbation change = changed.change();
    if (change instanceof Perturbation.Replacement) {
      return Optional.empty();
    }
    PtNDArray values = Transfer.alias(changed.values(), scope);
    if (change instanceof Perturbation.Masks m) {
      return Optional.of(masks(m, changed, values, scope));
    }
    PtNDArray means = LinearTail.means(values);
    if (change instanceof Perturbation.ChannelAblation) {
      return Optional.of(Transfer.out(ablations(means, scope)));
    }
    Transfer.Range all = new Transfer.Range(0, changed.rows());
    PtNDArray features = JniUtils.mul(changed.factors(all, scope), means);
    return Optional.of(Transfer.out(linear(features, scope)));
  }

  private Tensor masks(
      Perturbation.Masks m, ChangedValues changed, PtNDArray values, PtNDManager scope) {
    Optional<PtNDArray> ground = m.background().map(b -> changed.background(m, scope));
    PtNDArray above = ground.map(g -> JniUtils.sub(values, g)).orElse(values);
    PtNDArray rest =
        ground
            .map(g -> linear(LinearTail.means(g), scope))
            .orElseGet(() -> biased(Transfer.scalar(scope, 0), scope));
    PtNDArray maps = JniUtils.transpose(maps(above, scope), 0, 1);
    Answers answers = new Answers(changed.rows());
    int chunk = Footprint.plain(changed.copied() + maps.size());
    for (int from = 0; from < changed.rows(); from += chunk) {
      Transfer.Range range = new Transfer.Range(from, Math.min(changed.rows(), from + chunk));
      try (PtNDManager pass = (PtNDManager) scope.newSubManager()) {
        long[] flat = {range.size(), maps.getShape().get(0)};
        PtNDArray masks = JniUtils.reshape(changed.stretched(m.masks(), range, pass), flat);
        answers.add(JniUtils.add(JniUtils.matmul(masks, maps), rest), range);
        meter.forward(maps.size() * range.size());
      }
    }
    return answers.all();
  }

  /** {@code [K, h w]}: what each cell adds to each class. */
  private PtNDArray maps(PtNDArray values, PtNDManager scope) {
    PtNDArray planes = JniUtils.squeeze(LinearTail.planes(values), 0);
    long cells = planes.getShape().get(1);
    PtNDArray weight = tail.weight(model, scope);
    meter.forward(weight.size() * cells);
    return JniUtils.div(JniUtils.matmul(weight, planes), Transfer.scalar(scope, cells));
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
