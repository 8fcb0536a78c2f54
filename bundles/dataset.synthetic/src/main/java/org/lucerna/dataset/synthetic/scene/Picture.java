/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;

/**
 * A drawn scene.
 *
 * @param parts visible pixels of the creature's parts; those of a second creature's begin with
 *     {@code other-}; a planted mark is {@code mark}
 * @param boxes around each labelled creature
 */
public record Picture(RgbImage image, Map<String, Mask> parts, List<Box> boxes) {

  /** Begins the names of a second creature's parts. */
  public static final String OTHER = "other-";

  /** The planted mark's name. */
  public static final String MARK = "mark";

  public Picture {
    parts = Map.copyOf(parts);
    boxes = List.copyOf(boxes);
  }

  /** Of one labelled creature: the box encloses what is seen of it. */
  static Picture of(RgbImage image, Map<String, Mask> parts) {
    List<Box> boxes =
        parts.entrySet().stream()
            .filter(part -> !part.getKey().startsWith(OTHER) && !part.getKey().equals(MARK))
            .map(Map.Entry::getValue)
            .reduce(Mask::union)
            .flatMap(Mask::bounds)
            .stream()
            .toList();
    return new Picture(image, parts, boxes);
  }
}
