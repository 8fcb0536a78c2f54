/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.analysis;

import java.util.List;
import org.lucerna.core.api.data.Heatmap;

/**
 * Maps of inputs.
 *
 * @param logits by input, {@code [classes]} each; never changed by anyone
 * @param maps raw and signed, by question, then by input
 * @param passes all that was computed, in forward passes of one picture
 */
public record MapAnswers(List<float[]> logits, List<List<Heatmap>> maps, double passes) {

  public MapAnswers {
    logits = List.copyOf(logits);
    maps = maps.stream().map(List::copyOf).toList();
  }
}
