/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class IsCamContractTest extends ExplainerContract<IsCamParams> {

  @Override
  protected Explainer<IsCamParams> explainer() {
    return new IsCam();
  }

  @Override
  protected IsCamParams params() {
    return new IsCamParams(4, 3);
  }
}
