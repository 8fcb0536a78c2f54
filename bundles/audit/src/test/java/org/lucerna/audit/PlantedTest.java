/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.audit.World.Planted;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.task.Progress;

/** Worlds whose shortcut is known, and worlds without one. */
class PlantedTest {

  /** Thirty say little of one in twenty; {@code -Dlucerna.audit.worlds=400} says more. */
  private static final int CLEAN = Integer.getInteger("lucerna.audit.worlds", 30);

  private static Audited audited(long seed, Planted planted, boolean known) throws IOException {
    AuditParams params =
        new RecordParamBinder()
            .bind(AuditParams.class, Map.of("draws", "2", "pastes", "24"), Path.of(""));
    return Audited.of(
        new World(seed, planted, known, 12).inspection(null), params, Progress.none());
  }

  @Test
  void aMarkAtOnePlaceIsFoundAndConvictedThoughNobodyToldWhereObjectsAre() throws IOException {
    Audited audited = audited(1, Planted.BOTTOM_RIGHT, false);
    Tested first = audited.tested().get(0);
    assertEquals(Verdict.SHORTCUT, first.verdict(0.05));
    assertEquals(0, first.suspect().classIndex());
    assertEquals(Place.BOTTOM_RIGHT, first.suspect().place());
    assertTrue(
        audited.of(Verdict.SHORTCUT).stream().noneMatch(t -> t.suspect().place() == Place.BORDER),
        "an object may reach into the border");
    assertTrue(audited.of(Verdict.SHORTCUT).stream().allMatch(t -> t.suspect().classIndex() == 0));
    assertEquals(1, Tested.mean(first.transfer().flipped()), 0.05);
    assertEquals(12, first.carriers(Math.log(2)).size());
  }

  @Test
  void aMarkInAnyCornerIsConvictedWhereObjectsAreKnown() throws IOException {
    Audited audited = audited(2, Planted.ANY_CORNER, true);
    Tested first = audited.tested().get(0);
    assertEquals(Verdict.SHORTCUT, first.verdict(0.05));
    assertEquals(0, first.suspect().classIndex());
    assertTrue(first.oddsGain(1).mean() > 1, first.oddsGain(1).toString());
  }

  @Test
  void withoutBoxesAMarkInAnyCornerIsOnTopOfWhatAPersonMustJudge() throws IOException {
    Tested first = audited(3, Planted.ANY_CORNER, false).tested().get(0);
    assertFalse(first.verdict(0.05) == Verdict.NOT_SHOWN);
    assertEquals(0, first.suspect().classIndex());
    assertTrue(first.suspect().place().followsMap() || first.suspect().place() == Place.BORDER);
  }

  @Test
  void inCleanWorldsNoMoreThanOneInTwentyConvictsAnything() throws IOException {
    int alarms = 0;
    int tested = 0;
    for (int seed = 0; seed < CLEAN; seed++) {
      Audited audited = audited(100 + seed, Planted.NOWHERE, seed % 2 == 0);
      tested += audited.tested().size();
      alarms += audited.of(Verdict.SHORTCUT).isEmpty() ? 0 : 1;
    }
    System.out.printf("%d suspects in %d clean worlds, %d false alarms%n", tested, CLEAN, alarms);
    assertTrue(tested > CLEAN, "suspects are tested in clean worlds, too: " + tested);
    assertTrue(alarms <= CLEAN / 20, alarms + " false alarms in " + CLEAN + " clean worlds");
  }
}
