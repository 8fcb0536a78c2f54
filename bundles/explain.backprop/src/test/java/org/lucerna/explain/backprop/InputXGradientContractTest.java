/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class InputXGradientContractTest extends ExplainerContract<NoParams> {

  @Override
  protected Explainer<NoParams> explainer() {
    return new InputXGradient();
  }

  @Override
  protected NoParams params() {
    return new NoParams();
  }

  @Override
  protected boolean isAtLayer() {
    return false;
  }
}
