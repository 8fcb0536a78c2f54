/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads one weight format. Never runs code found in the file. Registered with {@code PluginType}.
 */
@ConsumerType
public interface WeightReader {

  /** Looks at name and first bytes; never throws. */
  boolean accepts(Path file);

  /**
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) naming file and reason when
   *     the file is not what it should be
   */
  Weights open(Path file) throws IOException;
}
