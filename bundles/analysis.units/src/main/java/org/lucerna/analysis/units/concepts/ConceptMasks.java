/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lucerna.core.api.data.Mask;
import org.lucerna.vision.api.analysis.PictureTruth;

/**
 * The pixels of each concept in one picture.
 *
 * @param pixels bit {@code y * width + x}
 */
record ConceptMasks(int width, int height, Map<Concept, BitSet> pixels) {

  /**
   * What a picture's masks say; empty where it has none.
   *
   * @param className the picture's class; empty where not known
   */
  static Optional<ConceptMasks> of(PictureTruth truth, String className) {
    if (truth.parts().isEmpty()) {
      return Optional.empty();
    }
    Mask any = truth.parts().values().iterator().next();
    int size = any.width() * any.height();
    Map<Concept, BitSet> pixels = new TreeMap<>();
    BitSet annotated = new BitSet(size);
    BitSet foreground = new BitSet(size);
    truth
        .parts()
        .forEach(
            (name, mask) -> {
              BitSet bits = bits(mask);
              annotated.or(bits);
              if (truth.defining().contains(name)) {
                foreground.or(bits);
              }
              // A part of that name is the foreground itself.
              if (!name.equals(Concept.FOREGROUND.label())) {
                pixels.put(new Concept(Concept.Kind.PART, name), bits);
              }
            });
    if (!truth.defining().isEmpty()) {
      pixels.put(Concept.FOREGROUND, foreground);
    }
    boolean more = !truth.defining().containsAll(truth.parts().keySet());
    BitSet object = more ? object(truth, annotated, any.width()) : foreground;
    if (more) {
      pixels.put(Concept.OBJECT, object);
    }
    if (!className.isEmpty()) {
      pixels.put(new Concept(Concept.Kind.CLASS, className), object);
    }
    BitSet background = (BitSet) annotated.clone();
    background.flip(0, size);
    pixels.put(Concept.BACKGROUND, background);
    return Optional.of(new ConceptMasks(any.width(), any.height(), pixels));
  }

  Set<Concept> concepts() {
    return pixels.keySet();
  }

  /** Boxes keep out what belongs to others than the picture's class, where there are any boxes. */
  private static BitSet object(PictureTruth truth, BitSet annotated, int width) {
    if (truth.boxes().isEmpty()) {
      return annotated;
    }
    BitSet inside = (BitSet) annotated.clone();
    for (int i = inside.nextSetBit(0); i >= 0; i = inside.nextSetBit(i + 1)) {
      int x = i % width;
      int y = i / width;
      if (truth.boxes().stream().noneMatch(box -> box.contains(x, y))) {
        inside.clear(i);
      }
    }
    return inside;
  }

  private static BitSet bits(Mask mask) {
    BitSet bits = new BitSet(mask.width() * mask.height());
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        bits.set(y * mask.width() + x, mask.contains(x, y));
      }
    }
    return bits;
  }
}
