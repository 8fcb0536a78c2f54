/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.RgbImage;
import org.osgi.annotation.versioning.ConsumerType;

/** Labelled pictures. Reading is thread-safe. */
@ConsumerType
public interface Dataset extends AutoCloseable {

  /** For titles: the folder's name, {@code critters}. */
  String name();

  /** Class names by index. */
  List<String> classes();

  /** All readable samples, in an order that depends on the data alone. */
  List<Sample> samples();

  /**
   * Decodes, upright, in its own size.
   *
   * @param index into {@link #samples()}
   * @throws IOException naming the file
   */
  RgbImage image(int index) throws IOException;

  /** SHA-256 in hexadecimal of what {@link #image} decodes or draws from. */
  String contentHash(int index);

  default Optional<GroundTruth> groundTruth(int index) {
    return Optional.empty();
  }

  /** How a picture can be drawn again with something changed; empty where it is no drawing. */
  default Optional<Redraw> redraw(int index) {
    return Optional.empty();
  }

  /** What is wrong or remarkable, duplicates included. */
  List<Problem> problems();

  /** SHA-256 over classes, ids, labels, splits and content hashes. */
  String fingerprint();

  @Override
  void close();
}
