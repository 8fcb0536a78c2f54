/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins.device;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the process uses now.
 *
 * @param heapUsed bytes of Java objects, those no longer needed included
 * @param heapMax bytes Java may use
 * @param resident bytes of the whole process in memory, native ones included; where the system says
 * @param peak the most it was
 * @param threads of Java
 */
record Usage(long heapUsed, long heapMax, OptionalLong resident, OptionalLong peak, int threads) {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long KIBI = 1024;

  static Usage now() {
    Runtime java = Runtime.getRuntime();
    List<String> status = status();
    return new Usage(
        java.totalMemory() - java.freeMemory(),
        java.maxMemory(),
        kibibytes(status, "VmRSS:"),
        kibibytes(status, "VmHWM:"),
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static List<String> status() {
    try {
      return Files.isReadable(STATUS) ? Files.readAllLines(STATUS) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  static OptionalLong kibibytes(List<String> status, String key) {
    return status.stream()
        .filter(l -> l.startsWith(key))
        .map(l -> l.replaceAll("\\D", ""))
        .filter(d -> !d.isEmpty())
        .mapToLong(d -> Long.parseLong(d) * KIBI)
        .findFirst();
  }

  /** Bytes outside Java's heap, as far as is known. */
  OptionalLong beyondHeap() {
    return resident.isPresent()
        ? OptionalLong.of(Math.max(0, resident.getAsLong() - heapUsed))
        : OptionalLong.empty();
  }
}
