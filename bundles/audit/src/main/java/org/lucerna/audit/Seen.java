/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.analysis.InspectedPicture;

/**
 * A picture, what the network says of it and where it looks.
 *
 * @param number position among those seen
 * @param classIndex the class it counts to and its map is about
 * @param map raw, one plane
 * @param energy shares of the map's positive values
 * @param answer probabilities by class
 * @param object where the picture's object is, in the crop's pixels; empty where nobody knows
 */
record Seen(
    int number,
    InspectedPicture picture,
    int classIndex,
    RgbImage crop,
    Heatmap map,
    Energy energy,
    double[] answer,
    Optional<Mask> object) {

  int predicted() {
    return Answers.best(answer);
  }

  /** Probability of its own class. */
  double probability() {
    return answer[classIndex];
  }

  int width() {
    return crop.width();
  }

  int height() {
    return crop.height();
  }
}
