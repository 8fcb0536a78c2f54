/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * Runs the frozen part.
 *
 * @param pictures gives its inputs
 * @param model in which it lies
 * @param to its last layer
 * @param forward measures it
 */
record Trunk(Source pictures, Model model, LayerId to, Meter forward) {

  /** Values of the last layer for {@code [N, 3, H, W]}. */
  float[] run(Tensor inputs) {
    long start = System.nanoTime();
    float[] values = model.run(Network.INPUT, inputs, to).toArray();
    forward.add(inputs.size(0), System.nanoTime() - start);
    return values;
  }
}
