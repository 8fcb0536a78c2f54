/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.dataset;

import java.io.IOException;
import java.nio.file.Path;
import org.lucerna.core.api.task.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Opens one kind of data set. Registered with {@code PluginType}; a {@code path} parameter says
 * where, for kinds that are read from disk.
 *
 * @param <P> the parameter record
 */
@ConsumerType
public interface DatasetLoader<P extends Record> {

  /** Whether a path looks like this kind of data set; decodes nothing, never throws. */
  boolean accepts(Path source);

  /**
   * Whether {@link #accepts} takes folders that another kind may know better, such as any with
   * sub-folders; then the others are asked first.
   */
  default boolean isLastResort() {
    return false;
  }

  /**
   * @param seed decides splits and everything drawn at random
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) for a missing folder, an
   *     empty class, or fewer than two classes where there is a picture to train on
   */
  Dataset open(P params, long seed, Progress progress) throws IOException;
}
