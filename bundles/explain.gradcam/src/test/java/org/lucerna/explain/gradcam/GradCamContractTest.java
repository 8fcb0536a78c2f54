/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class GradCamContractTest extends ExplainerContract<NoParams> {

  @Override
  protected Explainer<NoParams> explainer() {
    return new GradCam();
  }

  @Override
  protected NoParams params() {
    return new NoParams();
  }
}
