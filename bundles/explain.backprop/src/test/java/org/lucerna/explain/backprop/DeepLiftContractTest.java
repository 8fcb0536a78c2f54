/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class DeepLiftContractTest extends ExplainerContract<DeepLiftParams> {

  @Override
  protected Explainer<DeepLiftParams> explainer() {
    return new DeepLift();
  }

  @Override
  protected DeepLiftParams params() {
    return new DeepLiftParams("0");
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
