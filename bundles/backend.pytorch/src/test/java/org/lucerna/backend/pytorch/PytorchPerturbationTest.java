/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import org.lucerna.testkit.PerturbationContract;
import org.lucerna.vision.api.compute.ComputeBackend;

class PytorchPerturbationTest extends PerturbationContract {

  private static final PytorchBackend BACKEND = TestBackend.create();

  @Override
  protected ComputeBackend backend() {
    return BACKEND;
  }
}
