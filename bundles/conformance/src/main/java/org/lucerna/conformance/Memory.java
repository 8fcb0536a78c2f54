/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the process holds. */
final class Memory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int ATTEMPTS = 10;

  private Memory() {}

  /** Resident memory outside the Java heap; 0 where the system does not tell. */
  static long nativeBytes() {
    System.gc();
    MemoryMXBean java = ManagementFactory.getMemoryMXBean();
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .map(resident -> resident - java.getHeapMemoryUsage().getCommitted())
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // not Linux
    }
  }

  /** Whether nothing holds on to it. */
  static boolean isCollected(WeakReference<?> reference) {
    for (int i = 0; i < ATTEMPTS && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }
}
