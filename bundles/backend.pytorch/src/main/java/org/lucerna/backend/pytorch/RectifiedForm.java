/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Perturbation;

/**
 * Answers to masks before a rectified {@link LinearTail} (1×1 convolution, ReLU, global average
 * pooling, as SqueezeNet and Network in Network end): the convolution of masked values is the
 * masked convolution, {@code y_k = mean_i max(0, b_k + m(i) Z_k(i))} with {@code Z_k(i) = sum_c
 * w_kc A_c(i)}, worked out once. Cells that a mask leaves out cost nothing.
 */
final class RectifiedForm {

  private final PytorchModel model;
  private final LinearTail tail;
  private final Meter meter;

  RectifiedForm(PytorchModel model, LinearTail tail, Meter meter) {
    this.model = model;
    this.tail = tail;
    this.meter = meter;
  }

  /** {@code [M, K]}; empty for changes that are no masks. */
  Optional<Tensor> responses(ChangedValues changed, PtNDManager scope) {
    if (!(changed.change() instanceof Perturbation.Masks m)) {
      return Optional.empty();
    }
    PtNDArray values = Transfer.alias(changed.values(), scope);
    float[] own = planes(values, scope);
    Optional<float[]> ground = m.background().map(b -> planes(changed.background(m, scope), scope));
    Transfer.Range all = new Transfer.Range(0, changed.rows());
    float[] masks = Transfer.out(changed.stretched(m.masks(), all, scope)).toArray();
    float[] bias =
        tail.bias(model, scope)
            .map(b -> Transfer.out(b).toArray())
            .orElseGet(() -> new float[classes(scope)]);
    return Optional.of(new Sums(own, ground, bias).of(masks, changed.rows()));
  }

  private int classes(PtNDManager scope) {
    return Math.toIntExact(tail.weight(model, scope).getShape().get(0));
  }

  /** {@code [h w, K]}: the convolution without its bias, cell by cell. */
  private float[] planes(PtNDArray values, PtNDManager scope) {
    PtNDArray cells = JniUtils.transpose(JniUtils.squeeze(LinearTail.planes(values), 0), 0, 1);
    PtNDArray weight = tail.weight(model, scope);
    meter.forward(weight.size() * cells.getShape().get(0));
    return Transfer.out(JniUtils.matmul(cells, JniUtils.transpose(weight, 0, 1))).toArray();
  }

  /** Sums over cells. */
  private record Sums(float[] own, Optional<float[]> ground, float[] bias) {

    Tensor of(float[] masks, int rows) {
      int classes = bias.length;
      int cells = own.length / classes;
      float[] all = new float[rows * classes];
      for (int row = 0; row < rows; row++) {
        float[] sums = new float[classes];
        int empty = 0;
        for (int cell = 0; cell < cells; cell++) {
          float mask = masks[row * cells + cell];
          if (ground.isPresent()) {
            blended(sums, cell * classes, mask, ground.get());
          } else if (mask == 0) {
            empty++;
          } else {
            masked(sums, cell * classes, mask);
          }
        }
        for (int k = 0; k < classes; k++) {
          all[row * classes + k] = (sums[k] + empty * Math.max(0, bias[k])) / cells;
        }
      }
      return Tensor.wrap(all, rows, classes);
    }

    private void masked(float[] sums, int at, float mask) {
      for (int k = 0; k < sums.length; k++) {
        sums[k] += Math.max(0, mask * own[at + k] + bias[k]);
      }
    }

    private void blended(float[] sums, int at, float mask, float[] below) {
      for (int k = 0; k < sums.length; k++) {
        float value = mask * own[at + k] + (1 - mask) * below[at + k];
        sums[k] += Math.max(0, value + bias[k]);
      }
    }
  }
}
