/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.explain.Explainer;

/** Maps over the epochs of a real, short training. */
class EpochMapsTest {

  private static final RealWork REAL = new RealWork();

  @TempDir static Path shared;

  /** Watched to its end. */
  private static Path whole;

  @TempDir Path folder;

  @BeforeAll
  static void watchOnce() throws IOException {
    whole = train(shared, "whole", false, Progress.none(), "train.watch=5");
  }

  private Path train(String name, boolean resume, Progress progress, String... set)
      throws IOException {
    return train(folder, name, resume, progress, set);
  }

  private static Path train(
      Path folder, String name, boolean resume, Progress progress, String... set)
      throws IOException {
    Path job = folder.resolve("job.yaml");
    Files.writeString(
        job,
        """
        lucerna: 1
        name: watched
        seed: 3
        data: {loader: critters, per-class: 12, classes: 3, size: 48}
        model: {network: small-gap, resize: 48, crop: 48}
        steps:
          - train: {epochs: 3, batch: 8, freeze: none, augment: flip}
        """);
    Path run = folder.resolve(name);
    new Launch(REAL.work)
        .run(
            new JobReader(REAL.binder).read(job, List.of(set)),
            Optional.of(run),
            resume,
            RealWork.in(folder, progress));
    return run;
  }

  private Path train(String name, String... set) throws IOException {
    return train(name, false, Progress.none(), set);
  }

  private static JsonArray epochs(Path run) throws IOException {
    return Json.tree(run.resolve("epochs/epochs.json")).getAsJsonArray("epochs");
  }

  private static JsonObject map(Path run, int epoch, int picture) throws IOException {
    return epochs(run)
        .get(epoch - 1)
        .getAsJsonObject()
        .getAsJsonArray("maps")
        .get(picture)
        .getAsJsonObject();
  }

  @Test
  void watchingDoesNotChangeWhatIsLearned() throws IOException {
    Path plain = train("plain");
    for (String file : List.of("last.safetensors", "best.safetensors")) {
      assertArrayEquals(
          Files.readAllBytes(plain.resolve("model").resolve(file)),
          Files.readAllBytes(whole.resolve("model").resolve(file)),
          file);
    }
    assertFalse(Files.exists(plain.resolve("epochs")));
    assertEquals(3, epochs(whole).size());
  }

  @Test
  void everyEpochHasAMapOfEachPictureForItsTrueClass() throws IOException {
    Path run = whole;
    JsonObject index = Json.tree(run.resolve("epochs/epochs.json"));
    assertEquals("grad-cam", index.get("method").getAsString());
    assertEquals("features.16", index.get("layer").getAsString());
    JsonArray pictures = index.getAsJsonArray("pictures");
    // there are three pictures to validate on, one a class
    assertEquals(3, pictures.size());
    int known = 0;
    for (int i = 0; i < pictures.size(); i++) {
      JsonObject picture = pictures.get(i).getAsJsonObject();
      assertEquals(i, picture.get("label").getAsInt());
      assertEquals("validation", picture.get("split").getAsString());
      Path input = run.resolve("epochs").resolve(picture.get("input").getAsString());
      assertTrue(Files.exists(input), input.toString());
      for (int epoch = 1; epoch <= 3; epoch++) {
        JsonObject entry = map(run, epoch, i);
        Tensor map = Npy.read(run.resolve("epochs").resolve(entry.get("map").getAsString()));
        assertEquals(map.max(), entry.get("max").getAsFloat());
        assertEquals(2, map.rank());
        if (entry.has("evidence")) {
          known++;
          assertTrue(map.max() > 0);
          assertTrue(entry.get("evidence-area").getAsDouble() > 0);
        }
      }
    }
    assertTrue(known > 0, "critters know what makes them");
    assertTrue(Files.readString(run.resolve("report.html")).contains("Maps over the epochs"));
  }

  @Test
  void theLastEpochsMapsAreThoseOfItsCheckpoint() throws IOException {
    Path run = whole;
    JsonObject entry = map(run, 3, 1);
    Path picture = run.resolve("epochs/inputs");
    new ExplainCommand(REAL.work)
        .run(
            REAL.binder.bind(
                ExplainParams.class,
                Map.of(
                    "model",
                    run.resolve("model/last.safetensors").toString(),
                    "image",
                    picture.toString(),
                    "target",
                    List.of("0", "1", "2"),
                    "out",
                    "maps"),
                folder),
            RealWork.in(folder));
    String stem =
        Path.of(entry.get("map").getAsString()).getFileName().toString().replace(".npy", "");
    Tensor again = Npy.read(folder.resolve("maps/" + stem + "/grad-cam--features.16--1.npy"));
    Tensor then = Npy.read(run.resolve("epochs").resolve(entry.get("map").getAsString()));
    assertArrayEquals(again.toArray(), then.toArray(), 1e-5f);
  }

  @Test
  void aCancelledTrainingGoesOnAndEndsWithTheSameMaps() throws IOException {
    Progress stops = new Stopping("epoch 2 of 3");
    assertThrows(
        CancellationException.class, () -> train("stopped", false, stops, "train.watch=3"));
    assertEquals(1, epochs(folder.resolve("stopped")).size());
    Path resumed = train("stopped", true, Progress.none(), "train.watch=3");
    assertEquals(3, epochs(resumed).size());
    for (int epoch = 1; epoch <= 3; epoch++) {
      for (int picture = 0; picture < 3; picture++) {
        assertEquals(map(whole, epoch, picture), map(resumed, epoch, picture));
        String file = "epochs/" + map(whole, epoch, picture).get("map").getAsString();
        assertArrayEquals(
            Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(resumed.resolve(file)));
      }
    }
  }

  @Test
  void aFolderUsedAgainKeepsNothingOfTheRunBefore() throws IOException {
    Path run = train("run", "train.watch=3");
    assertTrue(Files.exists(run.resolve("epochs/003")));
    train("run", "train.watch=2", "train.epochs=1");
    assertEquals(1, epochs(run).size());
    try (var left = Files.walk(run.resolve("epochs"))) {
      assertEquals(4, left.filter(f -> f.toString().matches(".*\\.(npy|png)")).count());
    }
  }

  @Test
  void aLayerThatIsNotThereIsRefusedBeforeTraining() {
    LucernaException e =
        assertThrows(
            LucernaException.class,
            () -> train("run", "train.watch=2", "train.watch-layer=features.99"));
    assertEquals(ExitStatus.JOB_INVALID, e.status());
    assertFalse(Files.exists(folder.resolve("run/model/epochs.csv")));
    assertThrows(
        LucernaException.class, () -> train("run", "train.watch=2", "train.watch-method=gradcam"));
  }

  @Test
  void theCommandHasTheSameOptions() throws IOException {
    Map<String, Object> values =
        Map.of(
            "data", "critters",
            "network", "small-gap",
            "epochs", 1,
            "watch", 2,
            "watch-method", "cam",
            "set",
                List.of("data.per-class=12", "data.classes=2", "model.resize=48", "model.crop=48"),
            "head", "gap",
            "out", "run");
    new TrainCommand(REAL.work)
        .run(REAL.binder.bind(TrainParams.class, values, folder), RealWork.in(folder));
    JsonObject index = Json.tree(folder.resolve("run/epochs/epochs.json"));
    assertEquals("cam", index.get("method").getAsString());
    assertEquals(2, index.getAsJsonArray("pictures").size());
    assertEquals(1, epochs(folder.resolve("run")).size());
  }

  @Test
  void aMethodThatBreaksEndsTheLookingNotTheTraining() throws IOException {
    Explainer<NoParams> broken =
        (request, progress) -> {
          throw new IllegalStateException("broken");
        };
    REAL.plugins.register(Explainer.class, "broken", broken, NoParams.class);
    Path run = train("run", "train.watch=2", "train.watch-method=broken", "train.epochs=2");
    assertEquals(0, epochs(run).size());
    assertTrue(Files.exists(run.resolve("model/last.safetensors")));
    assertTrue(
        Files.readString(run.resolve("report.json")).contains("no more maps over the epochs"));
  }

  /** Cancels as soon as a part of this name begins. */
  private static final class Stopping implements Progress {
    private final String label;

    Stopping(String label) {
      this.label = label;
    }

    @Override
    public void step(long done, long total) {}

    @Override
    public Progress part(String part, double share) {
      if (part.equals(label)) {
        throw new CancellationException();
      }
      return this;
    }

    @Override
    public void note(String line) {}
  }
}
