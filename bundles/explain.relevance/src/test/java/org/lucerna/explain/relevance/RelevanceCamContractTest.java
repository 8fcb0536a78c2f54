/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class RelevanceCamContractTest extends ExplainerContract<RelevanceCamParams> {

  @Override
  protected Explainer<RelevanceCamParams> explainer() {
    return new RelevanceCam();
  }

  @Override
  protected RelevanceCamParams params() {
    return new RelevanceCamParams(RelevanceCamParams.WeightRule.ALPHA1_BETA0, true);
  }

  /** Relevance starts at all classes. */
  @Override
  protected boolean explainsOneLogit() {
    return false;
  }
}
