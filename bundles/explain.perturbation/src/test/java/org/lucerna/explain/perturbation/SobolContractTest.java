/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class SobolContractTest extends ExplainerContract<SobolParams> {

  @Override
  protected Explainer<SobolParams> explainer() {
    return new Sobol();
  }

  @Override
  protected SobolParams params() {
    return new SobolParams(2, 8, Baseline.ZERO, Score.TARGET, 0, 16);
  }

  @Override
  protected boolean isAtLayer() {
    return false;
  }

  @Override
  protected boolean hasSizeOfLayer() {
    return false;
  }
}
