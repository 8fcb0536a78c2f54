/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import org.lucerna.testkit.BackboneFamilyContract;
import org.lucerna.vision.api.network.BackboneFamily;

class MobileNetV3Test extends BackboneFamilyContract {

  @Override
  protected BackboneFamily family() {
    return new MobileNetV3();
  }
}
