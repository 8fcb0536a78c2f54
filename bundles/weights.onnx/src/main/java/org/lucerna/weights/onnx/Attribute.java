/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.List;

/**
 * A parameter of an operation; which of its parts has a meaning follows from the operation.
 *
 * @param tensor or null
 */
record Attribute(
    long integer, float real, String text, List<Long> integers, List<Float> reals, Source tensor) {

  Attribute {
    integers = List.copyOf(integers);
    reals = List.copyOf(reals);
  }
}
