/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class SsCamContractTest extends ExplainerContract<SsCamParams> {

  @Override
  protected Explainer<SsCamParams> explainer() {
    return new SsCam();
  }

  @Override
  protected SsCamParams params() {
    return new SsCamParams(3, 2, SsCamParams.NoiseOn.FEATURES, 2);
  }
}
