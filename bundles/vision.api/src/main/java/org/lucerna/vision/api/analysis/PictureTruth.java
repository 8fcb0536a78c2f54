/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;

/**
 * What is truly in a picture, in the pixels that the network sees.
 *
 * @param boxes around the objects of the picture's class, cut to what is in sight; none is empty
 * @param parts visible pixels of each named part; empty ones are left out
 * @param defining names of the parts that make the object what its class is
 * @param difficult whether every object of its class is marked as difficult to recognise
 */
public record PictureTruth(
    List<Bounds> boxes, Map<String, Mask> parts, Set<String> defining, boolean difficult) {

  public PictureTruth {
    boxes = List.copyOf(boxes);
    parts = Map.copyOf(parts);
    defining = Set.copyOf(defining);
  }

  /** The defining parts together; empty where none is known and in sight. */
  public Optional<Mask> foreground() {
    return defining.stream()
        .filter(parts::containsKey)
        .map(parts::get)
        .reduce(Mask::union)
        .filter(mask -> mask.area() > 0);
  }
}
