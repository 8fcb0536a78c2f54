/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.explain;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;

/**
 * One question: why this score, for this picture, seen at this layer?
 *
 * @param probe shared; an explainer never closes it
 * @param picture index into the probe's pictures
 * @param seed for methods that draw at random
 * @param <P> the explainer's parameter record
 */
public record ExplainRequest<P extends Record>(
    Probe probe, int picture, Target target, LayerId layer, long seed, P params) {

  /** The layer's output, {@code [C, h, w]}. */
  public Tensor activation() {
    return probe.activation(picture, layer);
  }

  /** Derivative of the target's score by the layer's output, {@code [C, h, w]}. */
  public Tensor gradient() {
    return probe.gradient(picture, layer, target);
  }

  /** The class the target is about. */
  public int classIndex() {
    return target.classIndex(probe.logits(picture));
  }
}
