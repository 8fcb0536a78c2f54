/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.measure.TrustCard.Verdict;

/** The verdict. */
class RulesTest {

  private static Observed seen(
      double drop, int smaller, double stable, double random, double rival) {
    return new Observed(
        new Deletion(new float[2], new float[2], drop, smaller, 50),
        Optional.of(new Stability(OptionalDouble.of(stable), OptionalDouble.of(stable), 0, 4)),
        OptionalDouble.of(random),
        OptionalDouble.of(rival));
  }

  private static Verdict verdict(Observed seen) {
    return Rules.judge(seen).verdict();
  }

  @Test
  void theCopiesDecide() {
    assertEquals(Verdict.SUPPORTED, verdict(seen(1, 50, 0.9, 0.1, 0.1)));
    assertEquals(Verdict.SUPPORTED, verdict(seen(1, 49, 0.9, 0.1, 0.1)));
    assertEquals(Verdict.WEAK, verdict(seen(1, 48, 0.9, 0.1, 0.1)));
    assertEquals(Verdict.WEAK, verdict(seen(1, 41, 0.9, 0.1, 0.1)));
    assertEquals(Verdict.NOT_SUPPORTED, verdict(seen(1, 40, 0.9, 0.1, 0.1)));
    assertEquals(Verdict.NOT_SUPPORTED, verdict(seen(0, 50, 0.9, 0.1, 0.1)));
  }

  @Test
  void aDoubtWeakensAndIsNamed() {
    for (Observed doubtful :
        List.of(
            seen(1, 50, 0.69, 0.1, 0.1), seen(1, 50, 0.9, 0.7, 0.1), seen(1, 50, 0.9, 0.1, 0.9))) {
      Rules.Judgement judgement = Rules.judge(doubtful);
      assertEquals(Verdict.WEAK, judgement.verdict());
      assertEquals(2, judgement.reasons().size(), judgement.reasons().toString());
    }
    Stability vanished = new Stability(OptionalDouble.of(0.9), OptionalDouble.of(0.9), 1, 4);
    Observed seen = seen(1, 50, 0.9, 0.1, 0.1);
    assertEquals(
        Verdict.WEAK,
        verdict(
            new Observed(
                seen.deletion(), Optional.of(vanished), seen.randomisation(), seen.rival())));
  }

  @Test
  void whatWasNotMeasuredWeakensNothing() {
    Observed seen = seen(1, 50, 0.9, 0.1, 0.95);
    assertEquals(
        Verdict.SUPPORTED,
        verdict(
            new Observed(seen.deletion(), Optional.empty(), OptionalDouble.empty(), seen.rival())));
  }

  /** Nothing that speaks for a map makes its verdict worse. */
  @Test
  void theVerdictIsMonotone() {
    double[] shares = {-0.2, 0.3, 0.69, 0.7, 0.95, 1};
    int compared = 0;
    for (int smaller = 0; smaller < 50; smaller += 7) {
      for (double stable : shares) {
        for (double random : shares) {
          for (double rival : shares) {
            Verdict verdict = verdict(seen(0.5, smaller, stable, random, rival));
            List<Observed> better = new ArrayList<>();
            better.add(seen(0.5, smaller + 1, stable, random, rival));
            better.add(seen(1, smaller, stable, random, rival));
            better.add(seen(0.5, smaller, stable + 0.1, random, rival));
            better.add(seen(0.5, smaller, stable, random - 0.1, rival));
            better.add(seen(0.5, smaller, stable, random, rival - 0.1));
            for (Observed other : better) {
              assertTrue(verdict(other).compareTo(verdict) <= 0);
              compared++;
            }
          }
        }
      }
    }
    assertEquals(8 * 216 * 5, compared);
  }
}
