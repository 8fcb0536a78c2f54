/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;

/** A process of its own: by how much resident memory rises, at its peak, while a model is loaded. */
public final class LoadMemory {

  private LoadMemory() {}

  /**
   * @param args folder of the benchmark, format
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    PytorchBackend backend = new PytorchBackend(new FileStorage(folder.resolve("home")));
    backend.description(); // the engine is loaded before anything is measured
    Network network = FormatBench.network();
    Format format = Format.valueOf(args[1]);
    long before = kilobytes("VmRSS:");
    try (Model model = format.load(network, format.in(folder), backend)) {
      System.out.println(kilobytes("VmHWM:") - before);
    }
    System.exit(0);
  }

  private static long kilobytes(String key) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
