/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.structure;

import java.util.Map;
import org.lucerna.vision.api.network.Op;

/** Kinds of operations that people tell apart at a glance. */
public enum OpKind {
  CONVOLUTION(0x3B82C4),
  LINEAR(0x7C5CBF),
  NORMALISATION(0x2A9D8F),
  ACTIVATION(0xD65A4A),
  POOLING(0x4F9D45),
  JOIN(0xD9902F),
  RESHAPE(0x7A8490),
  DROPOUT(0x9A7556);

  private static final Map<Class<? extends Op>, OpKind> OTHERS =
      Map.ofEntries(
          Map.entry(Op.Conv.class, CONVOLUTION),
          Map.entry(Op.Linear.class, LINEAR),
          Map.entry(Op.BatchNorm.class, NORMALISATION),
          Map.entry(Op.LayerNorm.class, NORMALISATION),
          Map.entry(Op.LocalResponseNorm.class, NORMALISATION),
          Map.entry(Op.Affine.class, NORMALISATION),
          Map.entry(Op.LayerScale.class, NORMALISATION),
          Map.entry(Op.MaxPool.class, POOLING),
          Map.entry(Op.AvgPool.class, POOLING),
          Map.entry(Op.AdaptiveAvgPool.class, POOLING),
          Map.entry(Op.GlobalMaxPool.class, POOLING),
          Map.entry(Op.Add.class, JOIN),
          Map.entry(Op.Concat.class, JOIN),
          Map.entry(Op.Multiply.class, JOIN),
          Map.entry(Op.Flatten.class, RESHAPE),
          Map.entry(Op.Permute.class, RESHAPE),
          Map.entry(Op.PadChannels.class, RESHAPE),
          Map.entry(Op.Dropout.class, DROPOUT),
          Map.entry(Op.StochasticDepth.class, DROPOUT));

  private final int hue;

  OpKind(int hue) {
    this.hue = hue;
  }

  /** Its colour as {@code 0xRRGGBB}, to be mixed with the background. */
  public int hue() {
    return hue;
  }

  /** The operations that are not listed apply one function to every value. */
  public static OpKind of(Op op) {
    return OTHERS.getOrDefault(op.getClass(), ACTIVATION);
  }
}
