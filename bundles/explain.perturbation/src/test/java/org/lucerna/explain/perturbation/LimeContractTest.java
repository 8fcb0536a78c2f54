/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class LimeContractTest extends ExplainerContract<LimeParams> {

  @Override
  protected Explainer<LimeParams> explainer() {
    return new Lime();
  }

  @Override
  protected LimeParams params() {
    return new LimeParams(4, 64, new LimeParams.Fit(0.25, 0.1), Hidden.ZERO, Score.TARGET, 0, 16);
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
