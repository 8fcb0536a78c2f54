/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.RunFiles;
import org.lucerna.workbench.kit.run.RunFolder;
import org.lucerna.workbench.kit.run.RunReader;

class CourseTextTest {

  @TempDir Path dir;

  @Test
  void theLineSaysHowARunGoesAndHowLongItTakes() throws IOException {
    RunFolder finished =
        RunReader.read(new RunFiles(dir.resolve("a")).finished("net", 1, 0.1).folder());
    long self = ProcessHandle.current().pid();
    RunFolder running = RunReader.read(new RunFiles(dir.resolve("b")).running(self, 3).folder());

    assertEquals("epoch 3/4", CourseText.state(running));
    RunFolder last = RunReader.read(new RunFiles(dir.resolve("c")).running(self, 4).folder());
    assertEquals("evaluating", CourseText.state(last));
    assertEquals(2000, CourseText.remaining(running).orElseThrow());
    String line = CourseText.line(running);
    assertTrue(line.contains("about 2.0 s left"), line);
    assertTrue(CourseText.line(finished).contains("best epoch 2: validation accuracy 65.0 %"));
    assertEquals("4 min 10 s", CourseText.duration(250_000));
    assertEquals("2 h 5 min", CourseText.duration(7_500_000));
  }
}
