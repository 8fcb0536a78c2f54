/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.param.Param;
import org.lucerna.vision.api.compute.Precision;

/**
 * How Score-CAM weighs.
 *
 * @param batch masked pictures run at once
 * @param precision of the network behind the changes
 */
public record ScoreCamParams(
    @Param(
            value = "probability",
            help =
                "probability: the class's softmax probability, as the authors' code; softmax-of-logits: logits put through a softmax over the channels, as pytorch-grad-cam and torch-cam")
        Weights weights,
    @Param(
            value = "after-stretching",
            help =
                "When masks are brought to 0 to 1: after-stretching as the paper, before-stretching as torch-cam")
        MaskRange masks,
    @Param(value = "32", min = 1, max = 4096, provenance = false, help = "Masked pictures at once")
        int batch,
    @Param(
            value = "float32",
            help =
                "float32, or bfloat16 where the processor has it: faster, and ranks alike but for rounding; the difference is stated with the map")
        Precision precision) {
  /** In 32 bits. */
  public ScoreCamParams(Weights weights, MaskRange masks, int batch) {
    this(weights, masks, batch, Precision.FLOAT32);
  }

  /** What a channel's weight is. */
  public enum Weights {
    /** The class's softmax probability for the masked picture; constant channels are left out. */
    PROBABILITY,
    /** The softmax, over all channels, of the target's score. */
    SOFTMAX_OF_LOGITS
  }

  /** When masks are brought to 0 to 1. */
  public enum MaskRange {
    /** After they were stretched to the picture's size. */
    AFTER_STRETCHING,
    /** At the layer's own size. */
    BEFORE_STRETCHING
  }
}
