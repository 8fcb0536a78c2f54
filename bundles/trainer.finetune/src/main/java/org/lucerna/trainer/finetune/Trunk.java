/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /**
   * Pictures at a time. The engine always gets that many, a smaller batch being filled up: it may
   * round differently in batches of another size, and a picture's features must not depend on which
   * others happened to be missing beside it. Otherwise a run that was killed and resumed could end
   * with other weights.
   */
  static final int BATCH = 8;

  /** Values of the last layer for each of up to {@link #BATCH} inputs {@code [N, 3, H, W]}. */
  List<float[]> run(Tensor inputs) {
    long start = System.nanoTime();
    Tensor values = model.run(Network.INPUT, filledUp(inputs), to);
    forward.add(inputs.size(0), System.nanoTime() - start);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < inputs.size(0); i++) {
      rows.add(values.slice(i).toArray());
    }
    return rows;
  }

  private static Tensor filledUp(Tensor inputs) {
    if (inputs.size(0) == BATCH) {
      return inputs;
    }
    int[] shape = inputs.shape();
    int picture = inputs.length() / shape[0];
    shape[0] = BATCH;
    return Tensor.wrap(Arrays.copyOf(inputs.toArray(), BATCH * picture), shape);
  }
}
