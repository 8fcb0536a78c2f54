/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.ObjectBox;

/**
 * What the annotations say of one sample; its mask is read when it is asked for.
 *
 * @param objects of the sample's class
 * @param mask of its class
 */
record Truth(String className, List<ObjectBox> objects, Optional<MaskFile> mask) {

  /** The one part that masks know. */
  static final String FOREGROUND = "foreground";

  Truth {
    objects = List.copyOf(objects);
  }

  /** Empty where nothing is known. Without boxes there is one around the whole mask. */
  Optional<GroundTruth> read(DecodeLimits limits) {
    Optional<Mask> pixels = mask.map(m -> m.read(limits)).filter(m -> m.area() > 0);
    List<ObjectBox> known =
        objects.isEmpty()
            ? pixels.flatMap(Mask::bounds).stream()
                .map(box -> new ObjectBox(className, Bounds.of(box), false))
                .toList()
            : objects;
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Mask> parts = pixels.map(m -> Map.of(FOREGROUND, m)).orElse(Map.of());
    return Optional.of(GroundTruth.of(known, parts, parts.keySet()));
  }
}
