/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.session.Question;
import org.lucerna.vision.api.session.Session;

/** Live answers leave nothing behind, and neither do sessions. */
class LiveSessionLeakTest {

  private static final int WARM_UP = 150;
  private static final int EXPLANATIONS = 1000;
  private static final int SESSIONS = 10;
  private static final long ALLOWED_KILOBYTES = 24 * 1024;

  /** Compiled code and the like come once, a leak comes in every round. */
  private static final int ROUNDS = 3;

  @TempDir Path folder;

  private final LiveStudio studio = new LiveStudio(new RealWork().work);

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
  void aThousandExplanationsAndManySessionsLeaveNativeMemoryWhereItWas() throws IOException {
    try (Session session = open()) {
      explain(session, WARM_UP);
      touchTheHeap();
      long added = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS && added > ALLOWED_KILOBYTES; round++) {
        added = added(session);
      }
      assertTrue(added <= ALLOWED_KILOBYTES, EXPLANATIONS + " explanations added " + added + " kB");
    }
  }

  private long added(Session session) throws IOException {
    long before = outsideTheHeap();
    explain(session, EXPLANATIONS);
    for (int i = 0; i < SESSIONS; i++) {
      try (Session other = open()) {
        explain(other, 1);
      }
    }
    return outsideTheHeap() - before;
  }

  private Session open() throws IOException {
    return studio.open(
        Map.of("network", "small-gap", "weights", "procedural", "resize", 80, "crop", 80),
        folder,
        Progress.none());
  }

  private static void explain(Session session, int times) {
    RgbImage crop = session.crop(RgbImage.wrap(60, 50, new int[3000]));
    Question question =
        new Question(
            List.of("grad-cam"),
            List.of("last"),
            List.of("predicted"),
            List.of(),
            OptionalInt.empty(),
            0);
    for (int i = 0; i < times; i++) {
      session.explain(crop, question, Progress.none(), answer -> {});
      if (i % 10 == 0) {
        session.activations(crop, session.layers(List.of("features.4")));
      }
    }
  }

  /**
   * Pages of the heap become resident when they are first written: were that left to the
   * explanations, it would look like memory of theirs.
   */
  private static void touchTheHeap() {
    long touched = 0;
    while (touched < 2 * Runtime.getRuntime().totalMemory()) {
      byte[] piece = new byte[1 << 20];
      piece[piece.length - 1] = 1;
      touched += piece.length;
    }
  }

  /** Resident memory without what the heap holds of it, whether used or not. */
  private static long outsideTheHeap() throws IOException {
    System.gc();
    long resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(l -> l.startsWith("VmRSS"))
            .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow();
    return resident - Runtime.getRuntime().totalMemory() / 1024;
  }
}
