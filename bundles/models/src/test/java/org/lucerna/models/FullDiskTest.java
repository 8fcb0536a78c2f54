/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TempStorage;

/** The system's own limit on a file's size, in a process of its own, stands for a full disk. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

  private static final int BLOCKS = 100;

  @TempDir Path folder;

  @Test
  void whatFitsIsKeptAndTheNextDownloadGoesOn() throws Exception {
    Fixture fixture = Fixture.of(folder, "http://127.0.0.1:1/");
    Path stick = Files.createDirectory(folder.resolve("stick"));
    Files.write(stick.resolve(fixture.entry().file()), fixture.bytes());
    String said = run("ulimit -f " + BLOCKS + "; ");
    assertTrue(said.startsWith("cannot write " + fixture.part() + ": File too large"), said);
    assertTrue(said.contains("goes on where it stopped"), said);
    assertTrue(said.endsWith("FAILED"), said);
    assertFalse(Files.exists(fixture.target()));
    assertTrue(Files.size(fixture.part()) > 0);
    assertTrue(Files.size(fixture.part()) < fixture.bytes().length);
    assertEquals("got", run(""));
    assertArrayEquals(fixture.bytes(), Files.readAllBytes(fixture.target()));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Fixture fixture = Fixture.of(folder, "http://127.0.0.1:1/");
    Path file = Files.createFile(folder.resolve("no-folder"));
    Download download =
        new Download(fixture.entry(), fixture.places("no-folder"), Map.of(), Progress.none());
    LucernaException e = assertThrows(LucernaException.class, download::run);
    assertEquals(ExitStatus.FAILED, e.status());
    assertTrue(e.getMessage().startsWith("cannot write " + file), e.getMessage());
  }

  private String run(String limit) throws Exception {
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                limit + "exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still running");
    return Files.readString(log).strip();
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    try (var made = Files.list(folder.resolve("stick"))) {
      Path file = made.findFirst().orElseThrow();
      CatalogueEntry.Source source =
          new CatalogueEntry.Source("x", "http://127.0.0.1:1/", "x", "x");
      String name = file.getFileName().toString();
      CatalogueEntry entry = new CatalogueEntry("tiny", "tiny", source, name, Files.size(file), 0);
      ModelPlaces places =
          ModelPlaces.of(
              new TempStorage(folder), List.of(folder.resolve("stick").toUri().toString()), folder);
      new Download(entry, places, Map.of("file", new FileTransport()), Progress.none()).run();
      System.out.println("got");
    } catch (LucernaException e) {
      System.out.println(e.getMessage() + " " + e.status());
    }
  }
}
