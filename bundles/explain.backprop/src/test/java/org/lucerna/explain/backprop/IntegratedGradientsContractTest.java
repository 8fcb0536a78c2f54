/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class IntegratedGradientsContractTest extends ExplainerContract<IntegratedGradientsParams> {

  @Override
  protected Explainer<IntegratedGradientsParams> explainer() {
    return new IntegratedGradients();
  }

  @Override
  protected IntegratedGradientsParams params() {
    return new IntegratedGradientsParams(5, PathRule.MIDPOINT, "0.1", 2);
  }

  @Override
  protected int axes() {
    return 3;
  }

  @Override
  protected boolean isAtLayer() {
    return false;
  }
}
