/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new user's first minutes: nothing to configure, nothing to download, one click. */
class FirstStepsWindowIT {

  private static final Duration TRAINING = Duration.ofMinutes(5);

  @TempDir Path dir;

  @Test
  void oneClickLeadsToTheFirstOverlay() throws Exception {
    Path workspace = dir.resolve("workspace");
    try (Desktop desktop = Desktop.open(workspace)) {
      desktop.await("the welcome page", () -> desktop.shows("welcome"));
      desktop.screenshot("welcome");
      long clicked = System.nanoTime();
      desktop.click("welcome.critters");
      desktop.await("training", () -> desktop.shows("tasks"));
      desktop.await("the explain view", TRAINING, () -> desktop.shows("explain.grid"));
      System.out.printf("first overlay after %.1f s%n", (System.nanoTime() - clicked) / 1e9);
      desktop.screenshot("first-overlay");
      List<Watchdog.Block> blocks = desktop.watchdog().take();
      assertEquals(List.of(), blocks);
    }
    try (Stream<Path> runs = Files.list(workspace.resolve("runs"))) {
      assertEquals(1, runs.count());
    }
    assertTrue(Files.size(workspace.resolve("workspace.yaml")) > 0);
  }
}
