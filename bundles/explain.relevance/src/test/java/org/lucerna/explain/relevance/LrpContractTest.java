/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import java.util.Optional;
import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class LrpContractTest extends ExplainerContract<LrpParams> {

  @Override
  protected Explainer<LrpParams> explainer() {
    return new Lrp();
  }

  @Override
  protected LrpParams params() {
    return new LrpParams(Composite.EPSILON_PLUS_FLAT, 1e-6, 0.25, Optional.empty());
  }

  @Override
  protected boolean isAtLayer() {
    return false;
  }
}
