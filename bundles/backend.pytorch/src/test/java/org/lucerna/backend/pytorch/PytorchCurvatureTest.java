/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import org.lucerna.testkit.CurvatureContract;
import org.lucerna.vision.api.compute.ComputeBackend;

class PytorchCurvatureTest extends CurvatureContract {

  private static final PytorchBackend BACKEND = TestBackend.create();

  @Override
  protected ComputeBackend backend() {
    return BACKEND;
  }
}
