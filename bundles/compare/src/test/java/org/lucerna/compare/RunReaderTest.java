/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.dataset.Split;

class RunReaderTest {

  @TempDir Path folder;

  private static void refused(Path run, String part) {
    LucernaException e = assertThrows(LucernaException.class, () -> new RunReader(run).read());
    assertEquals(ExitStatus.UNREADABLE, e.status());
    assertTrue(
        e.getMessage().contains(part) && e.getMessage().contains(run.toString()), e::getMessage);
  }

  private RunFixture run() {
    return new RunFixture(folder, "a").says("cat", 1, "cat");
  }

  @Test
  void whatARunLeftBehindIsRead() throws Exception {
    FinishedRun run = new RunReader(run().map("cat/1.png", "cat").write()).read();
    assertEquals("a", run.name());
    assertEquals("a-net", run.facts().network());
    assertEquals("16", run.facts().batch().orElseThrow());
    assertEquals(3, run.epochs().size());
    assertEquals(0.5, run.epochs().get(1).fits().get(Split.TRAIN).loss());
    assertEquals(0.25, run.split(Split.TEST).orElseThrow().loss().getAsDouble());
    assertEquals(RunFixture.CLASSES, run.classes());
    assertEquals(3f, NpyFile.read(run.maps().get(0).map()).at(3));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    refused(folder.resolve("nowhere"), "there is no run folder");
  }

  @Test
  void aFolderOfSomethingElseIsNoRun() throws Exception {
    refused(Files.createDirectory(folder.resolve("pictures")), "is no run folder");
  }

  @Test
  void aRunThatHasNotFinishedIsRefused() throws Exception {
    refused(run().status("running").write(), "has not finished (running)");
  }

  @Test
  void aRunThatEvaluatedNothingIsRefused() throws Exception {
    Path run = run().write();
    Files.delete(run.resolve("tables").resolve("predictions-test.csv"));
    refused(run, "has classified no pictures");
  }

  @Test
  void damagedFilesAreNamed() throws Exception {
    for (String file : new String[] {"report.json", "manifest.json", "state.json"}) {
      Path run = run().write();
      Files.writeString(run.resolve(file), "{\"job\": ");
      refused(run, file);
    }
    for (String text :
        new String[] {"", "path,label\nx", "p,l,q,c,cat\ncat/1.png,cat,dog,true,x"}) {
      Path run = run().write();
      Files.writeString(run.resolve("tables").resolve("predictions-test.csv"), text);
      refused(run, "predictions-test.csv");
    }
  }

  @Test
  void aMapThatWasCutOffIsNamed() throws Exception {
    Path run = run().map("cat/1.png", "cat").write();
    Path map = run.resolve("maps").resolve("cat_1").resolve("cam--last--0.npy");
    byte[] bytes = Files.readAllBytes(map);
    for (int length : new int[] {0, 5, 60, bytes.length - 3}) {
      Files.write(map, java.util.Arrays.copyOf(bytes, length));
      assertThrows(LucernaException.class, () -> NpyFile.read(map), "length " + length);
    }
  }
}
