/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.dataset;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;

/**
 * What is truly in a picture, in the pixels of {@link Dataset#image}.
 *
 * @param boxes around each object of the picture's class
 * @param parts visible pixels of each named part
 * @param defining names of the parts that make the object what its class is
 */
public record GroundTruth(List<Box> boxes, Map<String, Mask> parts, Set<String> defining) {

  public GroundTruth {
    boxes = List.copyOf(boxes);
    parts = Map.copyOf(parts);
    defining = Set.copyOf(defining);
  }
}
