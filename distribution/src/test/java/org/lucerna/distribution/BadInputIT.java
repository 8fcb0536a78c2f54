/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.SharedData;

/** Bad input of every kind: the right exit status, one clear sentence, no stack trace. */
class BadInputIT {

  @TempDir Path dir;
  private Lucerna lucerna;

  @BeforeEach
  void start() {
    lucerna = new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
  }

  @Test
  void aMissingFolderIsUnreadable() throws Exception {
    expect(4, "nowhere", lucerna.run("train", "--data", "nowhere", "--network", "small-gap"));
  }

  @Test
  void oneClassIsNotEnough() throws Exception {
    Folders.discsAndSquares(dir.resolve("data"), 3);
    delete(dir.resolve("data/square"));
    expect(4, "class", lucerna.run("train", "--data", "data", "--network", "small-gap"));
  }

  @Test
  void anEmptyClassIsNamed() throws Exception {
    Folders.discsAndSquares(dir.resolve("data"), 3);
    Files.createDirectories(dir.resolve("data/triangle"));
    expect(4, "triangle", lucerna.run("train", "--data", "data", "--network", "small-gap"));
  }

  @Test
  void weightsOfAnotherArchitectureAreRefusedTensorByTensor() throws Exception {
    Path weights = SharedData.require().resolve("models/squeezenet1_0.pth");
    Lucerna.Result result =
        lucerna.run(
            "predict",
            "--network",
            "alexnet",
            "--weights",
            weights.toString(),
            "--image",
            picture());
    expect(4, "alexnet", result);
    assertTrue(result.err().contains("classifier.6.weight"), result.err());
  }

  @Test
  void aPickleThatNamesAForbiddenGlobalIsRefusedAndRunsNothing() throws Exception {
    Path victim = dir.resolve("victim");
    Folders.maliciousWeights(dir.resolve("bad.pth"), "touch " + victim);
    Lucerna.Result result =
        lucerna.run(
            "predict", "--network", "alexnet", "--weights", "bad.pth", "--image", picture());
    expect(4, "os.system", result);
    assertFalse(Files.exists(victim));
  }

  @Test
  void corruptPicturesAndBombsAreListedAndTheRestIsUsed() throws Exception {
    Path data = Folders.discsAndSquares(dir.resolve("data"), 12);
    byte[] good = Files.readAllBytes(data.resolve("disc/disc0.png"));
    Files.write(data.resolve("disc/cut.png"), Arrays.copyOf(good, good.length / 2));
    Folders.bomb(data.resolve("square/bomb.png"));
    Lucerna.Result result =
        lucerna.run(
            "run",
            job("evaluate", "steps: [train: {epochs: 1, freeze: none}, evaluate: {split: test}]"));
    expect(1, "cut.png", result);
    assertTrue(result.err().contains("bomb.png"), result.err());
  }

  @Test
  void anUnknownKeyOfAJobIsNamedWithTheOneMeant() throws Exception {
    Lucerna.Result result = lucerna.run("run", job("x", "sede: 3\nsteps: [train: {}]"));
    expect(3, "'sede'", result);
    assertTrue(result.err().contains("'seed'"), result.err());
  }

  @Test
  void anUnknownParameterOfAStepIsNamedWithTheOneMeant() throws Exception {
    Lucerna.Result result = lucerna.run("run", job("x", "steps: [train: {epoch: 3}]"));
    expect(3, "epoch", result);
    assertTrue(result.err().contains("epochs"), result.err());
  }

  @Test
  void anUnknownMethodIsTheJobsFaultInAJobAndTheUsersOnTheCommandLine() throws Exception {
    expect(3, "grad-cam", lucerna.run("run", job("x", "steps: [explain: {methods: [grad-kam]}]")));
    expect(
        2,
        "grad-cam",
        lucerna.run(
            "explain",
            "--network",
            "small-gap",
            "--weights",
            "procedural",
            "--image",
            picture(),
            "--method",
            "grad-kam",
            "--out",
            "out"));
  }

  @Test
  void anUnknownOptionOrCommandIsAUsageError() throws Exception {
    expect(2, "--imag", lucerna.run("predict", "--imag", "x.png"));
    expect(2, "explain", lucerna.run("explian"));
  }

  private void expect(int status, String mentions, Lucerna.Result result) {
    assertEquals(status, result.status(), result.err());
    assertTrue(result.err().contains(mentions), "'" + mentions + "' is not in: " + result.err());
    assertTrue(result.isClean(), result.err());
  }

  private String job(String name, String rest) throws IOException {
    Folders.discsAndSquares(dir.resolve("data"), 12);
    Path file = dir.resolve(name + ".yaml");
    Files.writeString(
        file,
        "lucerna: 1\nname: "
            + name
            + "\ndata: {path: data, test: 0.3}\nmodel: {network: small-gap}\n"
            + rest);
    return file.toString();
  }

  private String picture() throws IOException {
    return Folders.discsAndSquares(dir.resolve("pictures"), 1).resolve("disc/disc0.png").toString();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
