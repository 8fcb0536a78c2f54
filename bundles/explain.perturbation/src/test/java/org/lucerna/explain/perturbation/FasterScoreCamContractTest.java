/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class FasterScoreCamContractTest extends ExplainerContract<FasterScoreCamParams> {

  @Override
  protected Explainer<FasterScoreCamParams> explainer() {
    return new FasterScoreCam();
  }

  @Override
  protected FasterScoreCamParams params() {
    return new FasterScoreCamParams(2, 32);
  }
}
