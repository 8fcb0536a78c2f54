/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.workbench.workspace.Lifeline.Found;

class LifelineTest {

  @TempDir Path folder;

  /** What a killed window leaves: the file, held by nobody. */
  private void die(Lifeline line) throws Exception {
    Path file = folder.resolve(".lucerna-open");
    byte[] left = Files.readAllBytes(file);
    line.close();
    Files.write(file, left);
  }

  @Test
  void aWindowThatWasClosedLeavesNothing() throws Exception {
    Lifeline.of(folder).close();
    try (Lifeline next = Lifeline.of(folder)) {
      assertEquals(Found.CLEAN, next.found());
    }
  }

  @Test
  void aWindowThatDiedIsNoticed() throws Exception {
    die(Lifeline.of(folder));
    try (Lifeline next = Lifeline.of(folder)) {
      assertEquals(Found.DIED, next.found());
    }
  }

  @Test
  void twoDeathsInARowAreTold() throws Exception {
    die(Lifeline.of(folder));
    die(Lifeline.of(folder));
    try (Lifeline third = Lifeline.of(folder)) {
      assertEquals(Found.DIED_AGAIN, third.found());
    }
  }

  @Test
  void aWindowThatLivedForAWhileIsNoSecondDeath() throws Exception {
    die(Lifeline.of(folder));
    Lifeline second = Lifeline.of(folder);
    second.survived();
    die(second);
    try (Lifeline third = Lifeline.of(folder)) {
      assertEquals(Found.DIED, third.found());
    }
  }

  @Test
  void aWorkspaceOfAnotherWindowIsInUseAndStaysItsOwn() throws Exception {
    try (Lifeline first = Lifeline.of(folder)) {
      try (Lifeline second = Lifeline.of(folder)) {
        assertEquals(Found.IN_USE, second.found());
      }
      try (Lifeline third = Lifeline.of(folder)) {
        assertEquals(Found.IN_USE, third.found());
      }
      assertEquals(Found.CLEAN, first.found());
    }
  }
}
