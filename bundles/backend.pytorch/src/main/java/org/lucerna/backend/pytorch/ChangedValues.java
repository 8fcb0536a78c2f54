/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.List;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.network.LayerId;

/**
 * One picture's changed values at a layer, made in native memory some rows at a time: only masks,
 * factors and replacements are copied there.
 */
final class ChangedValues {

  private final Perturbation change;
  private final LayerId layer;
  private final PtNDArray values;
  private final long[] shape;
  private final Layout layout;

  /**
   * @param values the picture's, {@code [1, C, h, w]} or {@code [1, F]}
   * @throws IllegalArgumentException if the change does not fit the values
   */
  ChangedValues(Perturbation change, LayerId layer, PtNDArray values, Layout layout) {
    this.change = change;
    this.layer = layer;
    this.values = values;
    this.shape = values.getShape().getShape();
    this.layout = layout;
    requireFit();
  }

  int rows() {
    if (change instanceof Perturbation.Masks m) {
      return m.masks().size(0);
    } else if (change instanceof Perturbation.ChannelFactors f) {
      return f.factors().size(0);
    } else if (change instanceof Perturbation.Replacement r) {
      return r.values().size(0);
    }
    return channels();
  }

  int channels() {
    return Math.toIntExact(shape[1]);
  }

  /** What is copied to make one row. */
  long copied() {
    if (change instanceof Perturbation.Masks m) {
      return m.masks().length() / Math.max(1, rows());
    }
    return shape[1];
  }

  LayerId layer() {
    return layer;
  }

  Perturbation change() {
    return change;
  }

  /** The unchanged values; not to be closed. */
  PtNDArray values() {
    return values;
  }

  /** {@code [rows, C, h, w]}, closed by {@code scope}. */
  PtNDArray rows(Transfer.Range range, PtNDManager scope) {
    if (change instanceof Perturbation.Masks m) {
      return masked(m, range, scope);
    } else if (change instanceof Perturbation.Replacement r) {
      return Transfer.rows(scope, r.values(), range, layout);
    }
    PtNDArray here = Transfer.alias(values, scope);
    long[] each = new long[shape.length];
    Arrays.fill(each, 1);
    each[0] = range.size();
    each[1] = shape[1];
    return JniUtils.mul(here, JniUtils.reshape(factors(range, scope), each));
  }

  /** {@code [rows, C]}: what each channel is multiplied by; not for masks or replacements. */
  PtNDArray factors(Transfer.Range range, PtNDManager scope) {
    if (change instanceof Perturbation.ChannelFactors f) {
      return Transfer.rows(scope, f.factors(), range, Layout.CHANNELS_FIRST);
    }
    float[] all = new float[range.size() * channels()];
    Arrays.fill(all, 1);
    for (int i = 0; i < range.size(); i++) {
      all[i * channels() + range.from() + i] = 0;
    }
    return Transfer.batch(scope, Tensor.wrap(all, range.size(), channels()), Layout.CHANNELS_FIRST);
  }

  private PtNDArray masked(Perturbation.Masks m, Transfer.Range range, PtNDManager scope) {
    PtNDArray here = Transfer.alias(values, scope);
    PtNDArray masks = JniUtils.unsqueeze(stretched(m.masks(), range, scope), 1);
    if (m.background().isEmpty()) {
      return JniUtils.mul(here, masks);
    }
    PtNDArray ground = background(m, scope);
    try (PtNDArray above = JniUtils.sub(here, ground);
        PtNDArray part = JniUtils.mul(above, masks)) {
      return JniUtils.add(part, ground);
    }
  }

  /** {@code [1, C, h, w]}. */
  PtNDArray background(Perturbation.Masks m, PtNDManager scope) {
    return Transfer.batch(scope, Tensor.stack(List.of(m.background().get())), layout);
  }

  /** Masks of the layer's size, {@code [rows, h, w]}. */
  PtNDArray stretched(Tensor masks, Transfer.Range range, PtNDManager scope) {
    PtNDArray some = Transfer.rows(scope, masks, range, Layout.CHANNELS_FIRST);
    return Stretching.to(shape[2], shape[3], some, scope);
  }

  private void requireFit() {
    if (change instanceof Perturbation.Masks m) {
      require(shape.length == 4, "has no plane that a mask could cover");
      m.background().ifPresent(b -> require(fits(b.shape(), 0), "is shaped unlike the background"));
    } else if (change instanceof Perturbation.ChannelFactors f) {
      int[] factors = f.factors().shape();
      require(factors.length == 2 && factors[1] == shape[1], "has another number of channels");
    } else if (change instanceof Perturbation.Replacement r) {
      require(fits(r.values().shape(), 1), "is shaped unlike the values that replace its own");
    }
  }

  private boolean fits(int[] other, int skipped) {
    long[] own = Arrays.copyOfRange(shape, 1, shape.length);
    int[] rest = Arrays.copyOfRange(other, Math.min(skipped, other.length), other.length);
    return Arrays.equals(own, Arrays.stream(rest).asLongStream().toArray());
  }

  private void require(boolean fits, String why) {
    if (!fits) {
      throw new IllegalArgumentException(
          "layer %s (%s) %s".formatted(layer, new Shape(shape), why));
    }
  }
}
