/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class SharedDataTest {

  @TempDir Path temp;

  @Test
  void theEnvironmentsFolderWins() throws IOException {
    Path named = Files.createDirectories(temp.resolve("elsewhere"));
    Files.createDirectories(temp.resolve("shared"));
    Map<String, String> environment =
        Map.of("LUCERNA_SHARED", named.toString(), "LUCERNA_PROJECT", temp + "/project");
    assertEquals(Optional.of(named), new SharedData(environment, temp).folder());
  }

  @Test
  void theFolderLiesBesideTheProject() throws IOException {
    Path shared = Files.createDirectories(temp.resolve("shared"));
    Map<String, String> environment = Map.of("LUCERNA_PROJECT", temp + "/project");
    assertEquals(Optional.of(shared), new SharedData(environment, Path.of("/")).folder());
  }

  @Test
  void withoutAnEnvironmentTheProjectIsFoundByItsBundlesFolder() throws IOException {
    Path shared = Files.createDirectories(temp.resolve("shared"));
    Path module = Files.createDirectories(temp.resolve("project/bundles/core"));
    assertEquals(Optional.of(shared), new SharedData(Map.of(), module).folder());
  }

  @Test
  void aMissingFolderSkipsTheTestWithTheReason() {
    SharedData data = new SharedData(Map.of("LUCERNA_SHARED", temp + "/none"), temp);
    TestAbortedException skipped = assertThrows(TestAbortedException.class, data::orSkip);
    assertTrue(skipped.getMessage().contains(temp + "/none"), skipped.getMessage());
  }

  @Test
  void onABuildServerAMissingFileInThePresentFolderFailsTheTest() {
    Map<String, String> here = Map.of("LUCERNA_SHARED", temp.toString());
    Map<String, String> server = Map.of("LUCERNA_SHARED", temp.toString(), "CI", "true");
    Path file = Path.of("golden", "none.npz");
    assertThrows(TestAbortedException.class, () -> new SharedData(here, temp).orSkip(file));
    assertThrows(AssertionError.class, () -> new SharedData(server, temp).orSkip(file));
  }
}
