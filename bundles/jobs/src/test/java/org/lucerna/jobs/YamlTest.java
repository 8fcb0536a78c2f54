/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

class YamlTest {

  @TempDir Path dir;

  @Test
  void aSyntaxErrorNamesFileAndLine() throws Exception {
    Path file = dir.resolve("job.yaml");
    Files.writeString(file, "name: x\nsteps: [a, b\nseed: 1\n");
    LucernaException e = assertThrows(LucernaException.class, () -> Yaml.read(file));
    assertEquals(ExitStatus.JOB_INVALID, e.status());
    assertTrue(e.getMessage().contains("job.yaml, line 3"), e.getMessage());
  }

  @Test
  void aMissingFileIsNamed() {
    LucernaException e =
        assertThrows(LucernaException.class, () -> Yaml.read(dir.resolve("none.yaml")));
    assertTrue(e.getMessage().contains("none.yaml"));
  }

  @Test
  void aBinaryFileIsRefused() throws Exception {
    Path file = dir.resolve("job.yaml");
    Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, 2});
    assertThrows(LucernaException.class, () -> Yaml.read(file));
  }

  @Test
  void aliasesThatGrowExponentiallyAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertThrows(LucernaException.class, () -> Yaml.parse(bomb.toString(), "bomb"));
  }

  @Test
  void aDuplicateKeyIsRefused() {
    assertThrows(LucernaException.class, () -> Yaml.parse("a: 1\na: 2\n", "twice"));
  }
}
