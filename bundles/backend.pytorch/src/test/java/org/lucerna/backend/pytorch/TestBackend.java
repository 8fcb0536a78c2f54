/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.nio.file.Path;
import org.lucerna.core.FileStorage;

/** The backend without a framework, its libraries unpacked once for all builds of a checkout. */
final class TestBackend {

  private TestBackend() {}

  static PytorchBackend create() {
    return new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));
  }
}
