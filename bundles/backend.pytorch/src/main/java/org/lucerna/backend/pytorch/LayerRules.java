/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import org.lucerna.vision.api.compute.BackwardRule;

/** Chooses how layers hand back under a rule. */
final class LayerRules {

  private LayerRules() {}

  static LayerRule of(BackwardRule rule) {
    if (rule instanceof BackwardRule.Gradient) {
      return LayerRule.GRADIENT;
    } else if (rule instanceof BackwardRule.Guided) {
      return ReluRules::guided;
    } else if (rule instanceof BackwardRule.Deconvnet) {
      return ReluRules::deconvnet;
    }
    throw new UnsupportedOperationException("no walk back under " + rule);
  }
}
