/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Tensor;

/**
 * Gradients by formula, behind which there is a {@link LinearTail}: {@code sum_k g_k w_kc / hw}
 * everywhere in channel c, counting only cells where class map k is above 0 if a ReLU follows it.
 */
final class HeadGradient implements HeadFormula {

  /** That many classes' weights are cheaper to copy one by one than to multiply as a whole. */
  private static final int FEW = 8;

  private final LinearTail tail;
  private final Values values;
  private final Map<Integer, Tensor> parts = new HashMap<>();

  HeadGradient(LinearTail tail, Values values) {
    this.tail = tail;
    this.values = values;
  }

  /** Whether the formula can be used: behind a ReLU the class maps must have been kept. */
  boolean applies() {
    return HeadJacobian.applies(tail, values);
  }

  private static int[] asked(float[] start) {
    return IntStream.range(0, start.length).filter(k -> start[k] != 0).toArray();
  }

  @Override
  public Tensor of(int picture, float[] start, int[] shape) {
    int plane = shape.length == 1 ? 1 : shape[1] * shape[2];
    if (tail.rectified() && asked(start).length > FEW) {
      return transposed(picture, start, shape);
    }
    float[] all = new float[shape[0] * plane];
    if (tail.rectified()) {
      for (int k : asked(start)) {
        add(new Term(weight(k), shares(picture, k, start[k] / plane)), all);
      }
    } else {
      float[] sums = sums(start, shape[0]);
      for (int c = 0; c < sums.length; c++) {
        Arrays.fill(all, c * plane, (c + 1) * plane, sums[c] / plane);
      }
    }
    return Tensor.wrap(all, shape);
  }

  /** How large a part of each class map is above 0, {@code [1, K]}. */
  private Tensor parts(int picture) {
    try (PtNDManager scope = values.model().newScope()) {
      PtNDArray passed = new HeadJacobian(tail, values, picture).passed(scope);
      return Transfer.out(LinearTail.means(passed));
    }
  }

  private Tensor transposed(int picture, float[] start, int[] shape) {
    PytorchModel model = values.model();
    try (PtNDManager scope = model.newScope()) {
      return Transfer.row(in(picture, start, shape, scope), 0, model.layout());
    }
  }

  @Override
  public PtNDArray in(int picture, float[] start, int[] shape, PtNDManager scope) {
    if (!tail.rectified() || asked(start).length <= FEW) {
      return Transfer.one(scope, of(picture, start, shape), values.model().layout());
    }
    PtNDArray first =
        Transfer.batch(scope, Tensor.wrap(start, 1, start.length), Layout.CHANNELS_FIRST);
    return new HeadJacobian(tail, values, picture)
        .transposed(first, new Shape(1, shape[0], shape[1], shape[2]), scope);
  }

  /** A class's map hands its share to each cell where it is above 0, or to all. */
  @Override
  public float[] means(int picture, float[] start, int[] shape) {
    int plane = shape.length == 1 ? 1 : shape[1] * shape[2];
    float[] shares = start.clone();
    if (tail.rectified()) {
      Tensor part = parts.computeIfAbsent(picture, this::parts);
      for (int k = 0; k < shares.length; k++) {
        shares[k] *= part.at(k);
      }
    }
    float[] means = sums(shares, shape[0]);
    for (int c = 0; c < means.length; c++) {
      means[c] /= plane;
    }
    return means;
  }

  /** {@code sum_k start_k w_kc} for each channel c. */
  float[] sums(float[] start, int channels) {
    int[] asked = asked(start);
    if (asked.length > FEW) {
      return product(start);
    }
    float[] sums = new float[channels];
    for (int k : asked) {
      Tensor weight = weight(k);
      for (int c = 0; c < channels; c++) {
        sums[c] += start[k] * weight.at(c);
      }
    }
    return sums;
  }

  private float[] product(float[] start) {
    try (PtNDManager scope = values.model().newScope()) {
      Tensor row = Tensor.wrap(start, 1, start.length);
      PtNDArray weight = tail.weight(values.model(), scope);
      values.meter().backward(weight.size());
      PtNDArray first = Transfer.batch(scope, row, Layout.CHANNELS_FIRST);
      return Transfer.out(JniUtils.matmul(first, weight)).toArray();
    }
  }

  /** One class's, {@code [C]}. */
  private Tensor weight(int k) {
    try (PtNDManager scope = values.model().newScope()) {
      Tensor weight = Transfer.row(tail.weight(values.model(), scope), k);
      values.meter().backward(weight.length());
      return weight;
    }
  }

  /** {@code share} where the class map is above 0, else 0. */
  private float[] shares(int picture, int k, float share) {
    try (PtNDManager scope = values.model().newScope()) {
      PtNDArray one = values.one(tail.classifier(), picture, scope);
      float[] map = Transfer.out(JniUtils.slice(one, 1, k, k + 1L, 1)).toArray();
      for (int i = 0; i < map.length; i++) {
        map[i] = map[i] > 0 ? share : 0;
      }
      return map;
    }
  }

  private record Term(Tensor weight, float[] shares) {}

  private static void add(Term term, float[] all) {
    float[] shares = term.shares();
    for (int c = 0; c < term.weight().length(); c++) {
      float weight = term.weight().at(c);
      for (int i = 0; i < shares.length; i++) {
        all[c * shares.length + i] += weight * shares[i];
      }
    }
  }
}
