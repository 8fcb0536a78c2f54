/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class ScoreCamContractTest extends ExplainerContract<ScoreCamParams> {

  @Override
  protected Explainer<ScoreCamParams> explainer() {
    return new ScoreCam();
  }

  @Override
  protected ScoreCamParams params() {
    return new ScoreCamParams(
        ScoreCamParams.Weights.PROBABILITY, ScoreCamParams.MaskRange.AFTER_STRETCHING, 2);
  }
}
