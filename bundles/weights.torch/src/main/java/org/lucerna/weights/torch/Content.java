/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.nio.ByteOrder;
import org.lucerna.vision.api.weights.BadWeightsException;

/** What a file holds: the pickled object, and the storages its tensors look into. */
interface Content {

  /** The unpickled object. */
  Object root();

  /** The byte order of the storages. */
  ByteOrder byteOrder();

  /**
   * The bytes of a storage.
   *
   * @throws BadWeightsException if the file has none, or a shorter one
   */
  ByteSource open(StorageRef storage) throws IOException;
}
