/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.compute.Precision;

class ProcessorTest {

  private static final Set<Precision> BOTH = Set.of(Precision.FLOAT32, Precision.BFLOAT16);

  @Test
  void bfloat16NeedsInstructionsOfItsOwn() {
    assertEquals(BOTH, of("flags\t\t: fpu avx512f avx512_bf16 sse"));
    assertEquals(BOTH, of("flags\t\t: fpu amx_bf16 amx_tile"));
    assertEquals(Set.of(Precision.FLOAT32), of("flags\t\t: fpu avx avx2 avx512f"));
    assertEquals(Set.of(Precision.FLOAT32), of("Features\t: fp asimd"));
  }

  private static Set<Precision> of(String line) {
    return Processor.of(List.of("processor\t: 0", line)).precisions();
  }
}
