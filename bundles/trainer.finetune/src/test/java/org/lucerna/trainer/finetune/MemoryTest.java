/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What full fine-tuning needs; in the benchmark profile, for it writes gigabytes. */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "lucerna.heavy", matches = "true")
class MemoryTest {

  private static final long LIMIT_KIB = 6L << 20;

  @TempDir Path root;

  /** Steps, a checkpoint with the optimiser's state, and going on from it. */
  @ParameterizedTest
  @ValueSource(strings = {"sgd", "adamw"})
  void allOfVgg16LearnsInBatchesOf16WithinSixGigabytes(String optimizer) throws Exception {
    for (String[] arguments :
        new String[][] {{root + "", optimizer}, {root + "", optimizer, "resume"}}) {
      Path output = root.resolve("output.txt");
      Process process = Child.start(List.of(), MemoryMain.class, output, arguments);
      assertTrue(process.waitFor(10, TimeUnit.MINUTES));
      String text = Files.readString(output);
      assertEquals(0, process.exitValue(), text);
      long peak = Long.parseLong(text.substring(text.indexOf("VmHWM:")).replaceAll("\\D", ""));
      System.out.printf("VGG16, batch 16, %s: %d MiB%n", String.join(" ", arguments), peak >> 10);
      assertTrue(peak < LIMIT_KIB, peak + " KiB");
    }
  }
}
