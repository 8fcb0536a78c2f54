/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.relevance;

import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class ExcitationBackpropContractTest extends ExplainerContract<NoParams> {

  @Override
  protected Explainer<NoParams> explainer() {
    return new ExcitationBackprop();
  }

  @Override
  protected NoParams params() {
    return new NoParams();
  }
}
