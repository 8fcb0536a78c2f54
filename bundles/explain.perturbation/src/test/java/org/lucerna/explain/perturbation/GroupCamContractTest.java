/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

class GroupCamContractTest extends ExplainerContract<GroupCamParams> {

  @Override
  protected Explainer<GroupCamParams> explainer() {
    return new GroupCam();
  }

  @Override
  protected GroupCamParams params() {
    return new GroupCamParams(2, 0.3, 2);
  }
}
