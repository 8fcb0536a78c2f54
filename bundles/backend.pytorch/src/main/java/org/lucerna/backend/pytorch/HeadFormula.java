/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;

/** A gradient that is written down rather than found by going back. */
interface HeadFormula {

  /**
   * The derivative of {@code sum(start * y)} by one picture's values.
   *
   * @param start factors of what is read, {@code [K]}
   * @param shape {@code [C, h, w]} or {@code [F]}
   */
  Tensor of(int picture, float[] start, int[] shape);

  /** The mean of {@link #of} over the plane of each channel. */
  float[] means(int picture, float[] start, int[] shape);

  /** The same as {@link #of}, {@code [1, C, h, w]} in native memory; {@code scope} closes it. */
  PtNDArray in(int picture, float[] start, int[] shape, PtNDManager scope);

  /**
   * The formula for a layer, if there is one.
   *
   * @param read what targets are read from
   * @param size {@code [N, C, h, w]} or {@code [N, F]}, the layer's
   */
  static Optional<HeadFormula> of(Values values, LayerId layer, LayerId read, long[] size) {
    Optional<Segment> tail = values.model().tail(layer, read);
    if (tail.isEmpty()) {
      return Optional.empty();
    }
    Optional<LinearTail> linear = LinearTail.of(tail.get(), size);
    if (linear.isPresent()) {
      HeadGradient head = new HeadGradient(linear.get(), values);
      return head.applies() ? Optional.of(head) : Optional.empty();
    }
    return PooledHead.of(values, layer, read, size).map(head -> head);
  }
}
