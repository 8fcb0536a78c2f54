/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.sample.explainer;

import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class HiResCamTest extends ExplainerContract<NoParams> {

  @Override
  protected Explainer<NoParams> explainer() {
    return new HiResCam();
  }

  @Override
  protected NoParams params() {
    return new NoParams();
  }
}
