/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.core.api.data.Mask;
import org.lucerna.examination.Subject;
import org.lucerna.vision.api.analysis.PictureTruth;

/**
 * A picture that the network gets right, with what is known about it.
 *
 * @param label the class, also predicted
 * @param other the second creature's class, where there is one and the network sees it
 * @param drops by visible part, by how much the class's logit falls when the part is left out
 */
record Case(
    Subject subject, int label, PictureTruth truth, OptionalInt other, Map<String, Double> drops) {

  private static final String OTHER = "other-";
  private static final String MARK = "mark";

  String id() {
    return subject.picture().id();
  }

  int width() {
    return subject.crop().width();
  }

  int height() {
    return subject.crop().height();
  }

  /** What is seen of the creatures of the picture's class. */
  Optional<Mask> own() {
    return union(truth, false);
  }

  /** What is seen of those of other classes. */
  Optional<Mask> others() {
    return union(truth, true);
  }

  Optional<Mask> mark() {
    return mark(truth);
  }

  static Optional<Mask> mark(PictureTruth truth) {
    return Optional.ofNullable(truth.parts().get(MARK));
  }

  static boolean isOther(String part) {
    return part.startsWith(OTHER);
  }

  /** The second creature's part of that name. */
  static String other(String part) {
    return OTHER + part;
  }

  private static Optional<Mask> union(PictureTruth truth, boolean other) {
    return truth.parts().entrySet().stream()
        .filter(p -> isOther(p.getKey()) == other && !p.getKey().equals(MARK))
        .map(Map.Entry::getValue)
        .reduce(Mask::union);
  }
}
