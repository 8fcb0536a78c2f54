/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import org.lucerna.testkit.BackboneFamilyContract;
import org.lucerna.vision.api.network.BackboneFamily;

class CifarResNetTest extends BackboneFamilyContract {

  @Override
  protected BackboneFamily family() {
    return new CifarResNet();
  }
}
