/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Optional;
import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class OcclusionContractTest extends ExplainerContract<OcclusionParams> {

  @Override
  protected Explainer<OcclusionParams> explainer() {
    return new Occlusion();
  }

  @Override
  protected OcclusionParams params() {
    return new OcclusionParams(Optional.of(2), Optional.of(1), Baseline.ZERO, Score.TARGET, 0, 4);
  }

  @Override
  protected boolean isAtLayer() {
    return false;
  }

  @Override
  protected boolean hasSizeOfLayer() {
    return false;
  }
}
