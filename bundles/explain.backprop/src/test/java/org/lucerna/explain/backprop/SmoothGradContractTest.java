/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class SmoothGradContractTest extends ExplainerContract<NoiseParams> {

  @Override
  protected Explainer<NoiseParams> explainer() {
    return new SmoothGrad();
  }

  @Override
  protected NoiseParams params() {
    return new NoiseParams(5, 0.3, 2);
  }

  @Override
  protected boolean isAtLayer() {
    return false;
  }
}
