/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;

/** How what arrives at a layer's output is carried to its inputs. */
@FunctionalInterface
interface LayerRule {

  /** The derivative, by torch. */
  LayerRule GRADIENT = (step, arriving, scope) -> step.pullBack(arriving, scope);

  /**
   * @param scope owns {@code arriving} and all that is made on the way; closed afterwards
   * @return for each input, shaped like it
   */
  List<PtNDArray> back(Step step, PtNDArray arriving, PtNDManager scope);
}
