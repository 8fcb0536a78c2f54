/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;

/**
 * Gradients by formula, behind which there is a {@link LinearTail}: {@code sum_k g_k w_kc / hw}
 * everywhere in channel c, counting only cells where class map k is above 0 if a ReLU follows it.
 */
final class HeadGradient {

  /** That many classes' weights are cheaper to copy one by one than to multiply as a whole. */
  private static final int FEW = 8;

  private record ClassMap(int picture, int index) {}

  private final LinearTail tail;
  private final Values values;
  private final Map<Integer, Tensor> parts = new HashMap<>();
  private final Map<Integer, Tensor> weights = new HashMap<>();
  private final Map<ClassMap, boolean[]> open = new HashMap<>();

  HeadGradient(LinearTail tail, Values values) {
    this.tail = tail;
    this.values = values;
  }

  /**
   * The formula for a layer, if there is one: behind a ReLU the class maps must have been kept.
   *
   * @param read what targets are read from
   * @param size {@code [N, C, h, w]} or {@code [N, F]}, the layer's
   */
  static Optional<HeadGradient> of(Values values, LayerId layer, LayerId read, long[] size) {
    return values
        .model()
        .tail(layer, read)
        .flatMap(tail -> LinearTail.of(tail, size))
        .filter(tail -> HeadJacobian.applies(tail, values))
        .map(tail -> new HeadGradient(tail, values));
  }

  private static int[] asked(float[] start) {
    return IntStream.range(0, start.length).filter(k -> start[k] != 0).toArray();
  }

  /**
   * The derivative of {@code sum(start * y)} by one picture's values.
   *
   * @param start factors of what is read, {@code [K]}
   * @param shape {@code [C, h, w]} or {@code [F]}
   */
  Tensor of(int picture, float[] start, int[] shape) {
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
      return Transfer.row(in(picture, List.of(start), shape, scope), 0, model.layout());
    }
  }

  /** The same for several, {@code [rows, C, h, w]} in native memory; {@code scope} closes it. */
  PtNDArray in(int picture, List<float[]> starts, int[] shape, PtNDManager scope) {
    int plane = shape.length == 1 ? 1 : shape[1] * shape[2];
    if (tail.rectified() && starts.stream().allMatch(start -> asked(start).length <= FEW)) {
      float[] all = new float[starts.size() * plane * shape[0]];
      for (int i = 0; i < starts.size(); i++) {
        for (int k : asked(starts.get(i))) {
          float[] shares = shares(picture, k, starts.get(i)[k] / plane);
          addByCell(weight(k), shares, all, i * plane * shape[0]);
        }
      }
      Tensor last = Tensor.wrap(all, starts.size(), shape[1], shape[2], shape[0]);
      PtNDArray cells = Transfer.batch(scope, last, Layout.CHANNELS_FIRST);
      return JniUtils.permute(cells, new long[] {0, 3, 1, 2});
    } else if (!tail.rectified()) {
      List<Tensor> rows = starts.stream().map(start -> of(picture, start, shape)).toList();
      return Transfer.batch(scope, Tensor.stack(rows), values.model().layout());
    }
    Tensor rows = Tensor.stack(starts.stream().map(s -> Tensor.wrap(s, s.length)).toList());
    PtNDArray first = Transfer.batch(scope, rows, Layout.CHANNELS_FIRST);
    return new HeadJacobian(tail, values, picture)
        .transposed(first, new Shape(starts.size(), shape[0], shape[1], shape[2]), scope);
  }

  /**
   * The mean of it over the plane of each channel: a class's map hands its share to each cell where
   * it is above 0, or to all.
   */
  float[] means(int picture, float[] start, int[] shape) {
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
  private float[] sums(float[] start, int channels) {
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
    return weights.computeIfAbsent(k, this::copied);
  }

  private Tensor copied(int k) {
    try (PtNDManager scope = values.model().newScope()) {
      Tensor weight = Transfer.row(tail.weight(values.model(), scope), k);
      values.meter().backward(weight.length());
      return weight;
    }
  }

  /** Whether a class map is above 0, by cell. */
  private boolean[] open(int picture, int k) {
    return open.computeIfAbsent(new ClassMap(picture, k), this::open);
  }

  private boolean[] open(ClassMap map) {
    try (PtNDManager scope = values.model().newScope()) {
      PtNDArray one = values.one(tail.classifier(), map.picture(), scope);
      Tensor all = Transfer.out(JniUtils.slice(one, 1, map.index(), map.index() + 1L, 1));
      boolean[] open = new boolean[all.length()];
      for (int i = 0; i < open.length; i++) {
        open[i] = all.at(i) > 0;
      }
      return open;
    }
  }

  /** {@code share} where the class map is above 0, else 0. */
  private float[] shares(int picture, int k, float share) {
    boolean[] open = open(picture, k);
    float[] map = new float[open.length];
    for (int i = 0; i < map.length; i++) {
      map[i] = open[i] ? share : 0;
    }
    return map;
  }

  /** Of values that lie cell by cell, from {@code at} on. */
  private static void addByCell(Tensor weight, float[] shares, float[] all, int at) {
    float[] row = weight.toArray();
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] != 0) {
        add(shares[i], row, all, at + i * row.length);
      }
    }
  }

  private static void add(float share, float[] row, float[] all, int at) {
    for (int c = 0; c < row.length; c++) {
      all[at + c] += share * row[c];
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
