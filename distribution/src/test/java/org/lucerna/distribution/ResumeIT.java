/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interrupted, parallel and failing runs of the assembled product. */
class ResumeIT {

  private static final String CHECKPOINT = "model/last.safetensors";

  @TempDir Path dir;

  @Test
  void aKilledRunResumesToTheWeightsOfAnUninterruptedOne() throws Exception {
    Lucerna lucerna = new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
    String job = job("epochs: 8");
    assertEquals(0, lucerna.run("run", job, "--out", "whole").status());
    byte[] expected = Files.readAllBytes(dir.resolve("whole").resolve(CHECKPOINT));
    List<Integer> waits = List.of(0, 150, 400);
    List<Process> running = new ArrayList<>();
    for (int wait : waits) {
      running.add(start(lucerna, wait, "run", job));
    }
    for (int i = 0; i < waits.size(); i++) {
      awaitEpoch(out(waits.get(i)), running.get(i));
      TimeUnit.MILLISECONDS.sleep(waits.get(i));
      running.get(i).destroyForcibly().waitFor();
      // The folder alone is enough: its manifest is there from the first step.
      String again = i == 0 ? job : out(waits.get(i)).resolve("manifest.json").toString();
      running.set(i, start(lucerna, waits.get(i), "run", again, "--resume"));
    }
    for (int i = 0; i < waits.size(); i++) {
      int wait = waits.get(i);
      Lucerna.Result resumed =
          lucerna.await(running.get(i), dir.resolve("o" + wait), dir.resolve("e" + wait));
      assertEquals(0, resumed.status(), resumed.err());
      assertArrayEquals(
          expected, Files.readAllBytes(out(wait).resolve(CHECKPOINT)), "after " + wait + " ms");
      assertTrue(Files.exists(out(wait).resolve("report.html")));
    }
  }

  private Path out(int wait) {
    return dir.resolve("killed" + wait);
  }

  private Process start(Lucerna lucerna, int wait, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--out", out(wait).toString()));
    return lucerna.start(
        dir.resolve("o" + wait), dir.resolve("e" + wait), all.toArray(String[]::new));
  }

  /** Both start on an empty home: natives are unpacked once, and nobody sees half a library. */
  @Test
  void twoRunsAtOnceOnAnEmptyHomeDoNotDisturbEachOther() throws Exception {
    Path home = dir.resolve("home");
    Lucerna lucerna = new Lucerna(dir, home);
    String job = job("epochs: 2");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          lucerna.start(
              dir.resolve("out" + i), dir.resolve("err" + i), "run", job, "--out", "both" + i));
    }
    for (int i = 0; i < 2; i++) {
      Lucerna.Result result =
          lucerna.await(processes.get(i), dir.resolve("out" + i), dir.resolve("err" + i));
      assertEquals(0, result.status(), result.err());
    }
    assertArrayEquals(
        Files.readAllBytes(dir.resolve("both0").resolve(CHECKPOINT)),
        Files.readAllBytes(dir.resolve("both1").resolve(CHECKPOINT)));
    try (Stream<Path> left = Files.list(home.resolve("run"))) {
      assertEquals(List.of(), left.toList(), "private folders were left behind");
    }
    try (Stream<Path> unpacked = Files.list(home.resolve("natives"))) {
      assertEquals(1, unpacked.filter(Files::isDirectory).count());
    }
  }

  /** A file size limit makes the checkpoint's write fail half-way, as a full disk would. */
  @Test
  void aFailingWriteOfACheckpointIsReportedAndTheOldFileStaysWhole() throws Exception {
    Lucerna lucerna = new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
    String job = job("epochs: 1");
    assertEquals(0, lucerna.run("run", job, "--out", "full").status());
    Path checkpoint = dir.resolve("full").resolve(CHECKPOINT);
    byte[] before = Files.readAllBytes(checkpoint);
    Path limited = dir.resolve("limited.sh");
    Files.writeString(
        limited, "#!/bin/sh\nulimit -f 100\nexec " + Distribution.launcher() + " \"$@\"\n");
    Process process =
        new ProcessBuilder(
                "sh",
                limited.toString(),
                "run",
                job,
                "--out",
                "full",
                "--set",
                "train.epochs=2",
                "--set",
                "seed=9")
            .directory(dir.toFile())
            .redirectOutput(dir.resolve("lo").toFile())
            .redirectError(dir.resolve("le").toFile())
            .start();
    Lucerna.Result result = lucerna.await(process, dir.resolve("lo"), dir.resolve("le"));
    assertEquals(7, result.status(), result.err());
    assertTrue(result.err().contains("safetensors"), result.err());
    assertTrue(result.isClean(), result.err());
    assertArrayEquals(before, Files.readAllBytes(checkpoint));
    try (Stream<Path> files = Files.list(checkpoint.getParent())) {
      assertTrue(files.noneMatch(f -> f.toString().endsWith(".tmp")), "a temporary file was left");
    }
  }

  private void awaitEpoch(Path out, Process process) throws Exception {
    Path epochs = out.resolve("model/epochs.csv");
    for (int i = 0; i < 6000 && !Files.exists(epochs); i++) {
      assertTrue(process.isAlive(), "the run ended before it could be killed");
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private String job(String train) throws IOException {
    Folders.discsAndSquares(dir.resolve("data"), 30);
    Path file = dir.resolve("job.yaml");
    Files.writeString(
        file,
        """
        lucerna: 1
        name: resume
        seed: 5
        data: {path: data, test: 0.3}
        model: {network: small-gap}
        steps:
          - train: {%s, batch: 8, optimizer: adam, freeze: none, select: last}
          - evaluate: {split: test}
        """
            .formatted(train));
    return file.toString();
  }
}
