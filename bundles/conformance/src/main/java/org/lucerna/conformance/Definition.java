/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Probe;

/** What a published method's raw map is, computed the long way; a positive factor is left open. */
interface Definition {

  /**
   * @param probe of the scene's pictures
   */
  Tensor map(Scene scene, Probe probe);
}
