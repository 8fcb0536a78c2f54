/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import java.util.List;
import org.lucerna.vision.api.weights.ElementType;

/**
 * Where one tensor lies.
 *
 * @param begin its first byte, counted from the header's end
 * @param end the byte after its last
 */
record TensorPlace(ElementType type, List<Integer> shape, long begin, long end) {

  /** Never more than fit into an array: checked where places are made. */
  int elements() {
    return (int) ((end - begin) / type.bytes());
  }
}
