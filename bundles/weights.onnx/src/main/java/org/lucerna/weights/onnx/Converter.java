/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;

/** Turns one kind of node into layers. */
interface Converter {

  /**
   * What the node's first output is.
   *
   * @throws UnsupportedException where the operation has no counterpart in this form
   * @throws BadFileException where no exporter writes it so
   */
  Value convert(Call call) throws IOException;
}
