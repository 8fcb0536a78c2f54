/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.io.IOException;
import org.lucerna.core.api.task.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Measures maps of one model, one after another, on one thread. What is drawn at random depends on
 * {@link ExaminedMap#seed} alone, so that results do not depend on the order of the maps.
 */
@ConsumerType
public interface Gauge extends AutoCloseable {

  /**
   * @throws java.util.concurrent.CancellationException when the user cancelled
   */
  Readings measure(ExaminedMap map, Progress progress) throws IOException;

  @Override
  default void close() {
    // Most keep nothing.
  }
}
