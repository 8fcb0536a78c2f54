/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.Optional;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.Prediction;

/**
 * Whether a map shows what is known to make the picture what it is. Known of pictures of which the
 * defining part is known and that the network takes for what they are; and it is what the network
 * looks at only where the network is known to use that part.
 *
 * @param hit whether the map's highest pixel lies on the part, or within 15 of 224 pixels' distance
 *     (the pointing game of Zhang et al., IJCV 2018, with its tolerance in the picture's scale)
 * @param energy share of the map's evidence that lies on the part, 0 to 1
 * @param area share of the picture that the part covers: what a map that knows nothing has there
 */
record Truthfulness(boolean hit, double energy, double area) {

  private static final double TOLERANCE = 15.0 / 224;

  /** Right: the highest pixel is on the part, and more of the evidence than by chance. */
  boolean isRight() {
    return hit && energy > area;
  }

  /**
   * Empty where the part is not known, the map has no evidence, or the network takes the picture
   * for something else.
   */
  static Optional<Truthfulness> of(ExaminedMap map, Optional<Mask> part) {
    boolean isLabel = map.picture().label().orElse(-1) == map.classIndex();
    if (!isLabel || new Prediction("", -1, map.logits()).predicted() != map.classIndex()) {
      return Optional.empty();
    }
    return map.defect().isPresent() ? Optional.empty() : part.map(p -> of(map.evidence(), p));
  }

  static Truthfulness of(Tensor evidence, Mask part) {
    int width = evidence.size(1);
    int height = evidence.size(0);
    double inside = 0;
    for (int i = 0; i < evidence.length(); i++) {
      inside += part.contains(i % width, i / width) ? evidence.at(i) : 0;
    }
    int highest = evidence.argMax();
    return new Truthfulness(
        near(part, highest % width, highest / width, TOLERANCE * Math.min(height, width)),
        inside / evidence.sum(),
        part.area() / (double) evidence.length());
  }

  private static boolean near(Mask part, int x, int y, double distance) {
    int reach = (int) distance;
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        boolean inside =
            x + dx >= 0 && y + dy >= 0 && x + dx < part.width() && y + dy < part.height();
        if (inside && dx * dx + dy * dy <= distance * distance && part.contains(x + dx, y + dy)) {
          return true;
        }
      }
    }
    return false;
  }
}
