/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process holds.
 *
 * @param heap bytes in use after collection
 * @param outside resident bytes that are not the heap's: class data, code, native memory
 */
record Memory(long heap, long outside) {

  private static final Path STATUS = Path.of("/proc/self/status");

  static Memory now() throws IOException, InterruptedException {
    long heap = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) { // a running job's batches come and go: the least of three
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      heap = Math.min(heap, runtime.totalMemory() - runtime.freeMemory());
      Thread.sleep(50);
    }
    return new Memory(heap, resident() - Runtime.getRuntime().totalMemory());
  }

  /** 0 where the system does not tell. */
  private static long resident() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(l -> l.startsWith("VmRSS"))
        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }

  Memory minus(Memory other) {
    return new Memory(heap - other.heap, outside - other.outside);
  }
}
