/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

class JobReaderTest {

  private static final String JOB =
      """
      lucerna: 1
      name: ponies
      seed: 4
      data: {path: pictures, per-class: 9}
      model: {network: vgg16}
      steps:
        - train: {epochs: 2}
        - evaluate
      """;

  @TempDir Path dir;

  private Job read(String text, String... overrides) throws Exception {
    Path file = dir.resolve("job.yaml");
    Files.writeString(file, text);
    return new JobReader(new RecordParamBinder()).read(file, List.of(overrides));
  }

  private String refused(String text) {
    LucernaException e = assertThrows(LucernaException.class, () -> read(text));
    assertEquals(ExitStatus.JOB_INVALID, e.status());
    return e.getMessage();
  }

  @Test
  void allPartsAreRead() throws Exception {
    Job job = read(JOB);
    assertEquals("ponies", job.name());
    assertEquals(4, job.seed());
    assertEquals(Map.of("path", "pictures", "per-class", 9), job.data());
    assertEquals(
        List.of(new Job.Step("train", Map.of("epochs", 2)), new Job.Step("evaluate", Map.of())),
        job.steps());
    assertEquals(dir.toAbsolutePath().normalize(), job.base());
  }

  @Test
  void anOverrideReachesAStep() throws Exception {
    assertEquals(Map.of("epochs", 7), read(JOB, "train.epochs=7").steps().get(0).params());
  }

  @Test
  void anUnknownKeyIsNamedWithTheOneMeant() {
    String message = refused(JOB + "sede: 3\n");
    assertTrue(message.contains("'sede'") && message.contains("'seed'"), message);
  }

  @Test
  void aFileWithoutVersionIsNoJob() {
    assertTrue(refused("name: x\nsteps: [train]\n").contains("lucerna: 1"));
  }

  @Test
  void aVersionOfTheFutureIsRefused() {
    assertTrue(refused(JOB.replace("lucerna: 1", "lucerna: 2")).contains("version"));
  }

  @Test
  void aStepWithTwoNamesIsRefused() {
    refused("lucerna: 1\nsteps:\n  - {train: {}, evaluate: {}}\n");
  }

  @Test
  void aNameThatIsNoFolderIsRefused() {
    refused(JOB.replace("ponies", "../ponies"));
  }

  @Test
  void aSeedMustBeAWholeNumber() {
    assertTrue(refused(JOB.replace("seed: 4", "seed: four")).contains("seed"));
  }

  @Test
  void theSharedFolderIsFoundBesideTheProject() throws Exception {
    Path project = Files.createDirectories(dir.resolve("work/project/experiments"));
    Files.createDirectories(dir.resolve("work/shared"));
    Path file = project.resolve("job.yaml");
    Files.writeString(file, JOB.replace("pictures", "\"${shared}/data\""));
    Object path = new JobReader(new RecordParamBinder()).read(file, List.of()).data().get("path");
    String set = System.getenv("LUCERNA_SHARED");
    String expected = set == null || set.isBlank() ? dir.resolve("work/shared").toString() : set;
    assertEquals(expected + "/data", path);
  }

  @Test
  void aManifestIsReadAsTheJobItCameFrom() throws Exception {
    Path manifest = Files.createDirectories(dir.resolve("run")).resolve("manifest.json");
    Files.writeString(
        manifest,
        """
        {"lucerna": 1, "base": "%s", "bundles": ["a 1"],
         "job": {"lucerna": 1, "name": "ponies", "seed": 4, "data": {"path": "pictures"}, "steps": ["train"]}}
        """
            .formatted(dir));
    Job job = new JobReader(new RecordParamBinder()).read(manifest, List.of());
    assertEquals("ponies", job.name());
    assertEquals(dir, job.base());
  }
}
