/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class AblationCamContractTest extends ExplainerContract<BatchParams> {

  @Override
  protected Explainer<BatchParams> explainer() {
    return new AblationCam();
  }

  @Override
  protected BatchParams params() {
    return new BatchParams(2);
  }
}
