/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.measure.Prediction;

/**
 * A picture and all its maps.
 *
 * @param crop what the network saw
 * @param prediction its logits; label -1 where the true class is not known
 */
record Explained(Subject subject, RgbImage crop, Prediction prediction, List<Explanation> maps) {

  Optional<Explanation> map(String method, int classIndex) {
    return maps.stream()
        .filter(m -> m.method().equals(method) && m.classIndex() == classIndex)
        .findFirst();
  }
}
