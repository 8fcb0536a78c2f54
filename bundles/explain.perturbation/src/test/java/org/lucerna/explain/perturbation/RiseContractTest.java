/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class RiseContractTest extends ExplainerContract<RiseParams> {

  @Override
  protected Explainer<RiseParams> explainer() {
    return new Rise();
  }

  @Override
  protected RiseParams params() {
    return new RiseParams(40, 2, 0.5, Score.TARGET, 0, 16);
  }

  @Override
  protected boolean isAtLayer() {
    return false;
  }

  @Override
  protected boolean hasSizeOfLayer() {
    return true;
  }
}
