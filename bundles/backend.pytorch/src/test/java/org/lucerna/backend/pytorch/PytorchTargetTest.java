/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import org.lucerna.testkit.TargetContract;
import org.lucerna.vision.api.compute.ComputeBackend;

class PytorchTargetTest extends TargetContract {

  private static final PytorchBackend BACKEND = TestBackend.create();

  @Override
  protected ComputeBackend backend() {
    return BACKEND;
  }
}
