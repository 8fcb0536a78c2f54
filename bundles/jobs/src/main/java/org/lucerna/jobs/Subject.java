/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.OptionalInt;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.dataset.Dataset;

/**
 * A picture to explain or classify.
 *
 * @param stem names its files; unique within one call
 * @param label the true class, where known
 * @param source gives the pixels; called on worker threads
 * @param sample index in the data set, where it is from one
 */
record Subject(String stem, OptionalInt label, Source source, OptionalInt sample) {

  /** Decodes a picture. */
  interface Source {
    RgbImage image() throws java.io.IOException;
  }

  static Subject of(Dataset data, int index, String stem) {
    return new Subject(
        stem,
        OptionalInt.of(data.samples().get(index).label()),
        () -> data.image(index),
        OptionalInt.of(index));
  }
}
