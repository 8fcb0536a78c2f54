/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads one file format that holds graph and weights together. Never runs code found in the file.
 * Registered with {@code PluginType}.
 */
@ConsumerType
public interface NetworkReader {

  /** Looks at name and first bytes; never throws. */
  boolean accepts(Path file);

  /**
   * Reads the graph and finds the tensors; these are read when they are asked for.
   *
   * @param pixels height and width of the pictures to come; empty takes the file's own
   * @return to be closed by the caller
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) naming file and reason when
   *     the file is not what it should be, and all operations at once that no backend executes
   */
  NetworkFile open(Path file, OptionalInt pixels) throws IOException;
}
