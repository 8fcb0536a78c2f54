/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class ReciproCamContractTest extends ExplainerContract<ReciproCamParams> {

  @Override
  protected Explainer<ReciproCamParams> explainer() {
    return new ReciproCam();
  }

  @Override
  protected ReciproCamParams params() {
    return new ReciproCamParams(ReciproCamParams.Mask.GAUSSIAN, Score.TARGET, 4);
  }
}
