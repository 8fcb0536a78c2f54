/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What training gave.
 *
 * @param model the checkpoint to go on with
 * @param chosen the epoch it is from
 * @param facts how it was chosen, what was cached, images a second
 */
public record TrainReport(List<Epoch> epochs, Path model, int chosen, Map<String, String> facts) {

  public TrainReport {
    epochs = List.copyOf(epochs);
    facts = Map.copyOf(facts);
  }
}
