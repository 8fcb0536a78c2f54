/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.List;
import org.lucerna.vision.api.network.Node;

/** Executes single layers. A result belongs to its first input's manager; inputs stay open. */
interface Layers {

  /**
   * @param spare whether nobody else reads the first input's memory, now or later, so that the
   *     result may be written there
   */
  PtNDArray apply(Node node, List<PtNDArray> inputs, boolean spare);

  /** A layer's values as 32-bit numbers. */
  default PtNDArray readable(PtNDArray values) {
    return values;
  }
}
