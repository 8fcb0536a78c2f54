/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import org.lucerna.vision.api.weights.BadWeightsException;
import org.lucerna.vision.api.weights.ElementType;

/**
 * A flat array that tensors look into.
 *
 * @param key its name in the file
 * @param elements how many values of {@code type} it holds, not negative
 */
record StorageRef(String key, ElementType type, long elements) {

  /**
   * @throws BadWeightsException if no file could hold it
   */
  long bytes() throws BadWeightsException {
    if (elements > Long.MAX_VALUE / type.bytes()) {
      throw BadWeightsException.damaged("storage '" + key + "' claims " + elements + " values");
    }
    return elements * type.bytes();
  }
}
