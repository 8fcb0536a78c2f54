/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake that is known of published libraries is found by the check made for it. */
class FaultsAreFoundTest {

  private static Bench bench;

  @BeforeAll
  static void open() {
    bench = new Bench();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  static List<Faults.Fault> faults() {
    return Faults.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void theCheckMadeForAMistakeFindsIt(Faults.Fault fault) {
    Finding finding = bench.verify(fault.method(), fault.check()).findings().get(0);
    System.out.println(fault + " -> " + finding);
    assertEquals(Verdict.FAILED, finding.verdict(), finding.why());
  }
}
