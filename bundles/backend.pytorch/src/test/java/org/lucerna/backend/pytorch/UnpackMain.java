/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.nio.file.Path;
import org.lucerna.core.FileStorage;

/** Another process that uses the engine: prints a device. */
public final class UnpackMain {

  private UnpackMain() {}

  /**
   * @param args the Lucerna folder
   */
  public static void main(String[] args) {
    PytorchBackend backend = new PytorchBackend(new FileStorage(Path.of(args[0])));
    System.out.println(backend.devices().get(0).id());
  }
}
