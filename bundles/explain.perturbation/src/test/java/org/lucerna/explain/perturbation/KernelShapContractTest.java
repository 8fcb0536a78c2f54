/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class KernelShapContractTest extends ExplainerContract<KernelShapParams> {

  @Override
  protected Explainer<KernelShapParams> explainer() {
    return new KernelShap();
  }

  @Override
  protected KernelShapParams params() {
    return new KernelShapParams(4, 64, Hidden.ZERO, Score.TARGET, 0, 16);
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
