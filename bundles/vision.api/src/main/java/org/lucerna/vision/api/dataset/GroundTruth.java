/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.dataset;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;

/**
 * What is truly in a picture, in the pixels of {@link Dataset#image}.
 *
 * @param boxes around each object of the picture's class, in whole pixels
 * @param parts visible pixels of each named part
 * @param defining names of the parts that make the object what its class is
 * @param objects the objects of the picture's class as annotated; where nobody annotated them, one
 *     a box
 */
public record GroundTruth(
    List<Box> boxes, Map<String, Mask> parts, Set<String> defining, List<ObjectBox> objects) {

  public GroundTruth {
    boxes = List.copyOf(boxes);
    parts = Map.copyOf(parts);
    defining = Set.copyOf(defining);
    objects = List.copyOf(objects);
  }

  /** Boxes of whole pixels. */
  public GroundTruth(List<Box> boxes, Map<String, Mask> parts, Set<String> defining) {
    this(
        boxes,
        parts,
        defining,
        boxes.stream().map(b -> new ObjectBox("", Bounds.of(b), false)).toList());
  }

  /** Annotated objects; the boxes in whole pixels are rounded outwards. */
  public static GroundTruth of(
      List<ObjectBox> objects, Map<String, Mask> parts, Set<String> defining) {
    return new GroundTruth(
        objects.stream().map(o -> whole(o.bounds())).toList(), parts, defining, objects);
  }

  private static Box whole(Bounds b) {
    int x = (int) Math.floor(b.x0());
    int y = (int) Math.floor(b.y0());
    return new Box(x, y, (int) Math.ceil(b.x1()) - x + 1, (int) Math.ceil(b.y1()) - y + 1);
  }
}
