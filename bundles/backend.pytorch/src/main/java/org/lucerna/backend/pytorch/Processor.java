/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lucerna.vision.api.compute.Precision;

/**
 * What this machine's processor computes by instructions of its own.
 *
 * @param flags as Linux names them
 */
record Processor(Set<String> flags) {

  /** Without bfloat16 among the instructions torch takes thirty times as long as in 32 bits. */
  private static final List<String> BFLOAT16 = List.of("avx512_bf16", "amx_bf16");

  /** Of systems without Linux's {@code /proc} nothing is known. */
  static Processor here() {
    try {
      return of(Files.readAllLines(Path.of("/proc/cpuinfo")));
    } catch (IOException e) {
      return new Processor(Set.of());
    }
  }

  static Processor of(List<String> cpuinfo) {
    return cpuinfo.stream()
        .filter(line -> line.startsWith("flags"))
        .findFirst()
        .map(line -> new Processor(Set.copyOf(List.of(line.split(":", 2)[1].trim().split(" +")))))
        .orElse(new Processor(Set.of()));
  }

  Set<Precision> precisions() {
    return BFLOAT16.stream().anyMatch(flags::contains)
        ? EnumSet.allOf(Precision.class)
        : EnumSet.of(Precision.FLOAT32);
  }
}
