/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.RunFiles;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.kit.run.RunReader;

class TrainingCommandsTest {

  @TempDir Path dir;

  private final TrainingCommands commands = Fixtures.commands();

  @SuppressWarnings("unchecked")
  private static <T> T answering(Class<T> type, String method, Object answer) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (p, m, a) -> m.getName().equals(method) ? answer : null);
  }

  @Test
  void onlyCommandsThatSaySoTrain() {
    assertEquals(List.of("teach"), commands.training().stream().map(c -> c.id()).toList());
    assertTrue(commands.asked("teach").stream().noneMatch(p -> p.key().equals("resume")));
  }

  @Test
  void theFormBeginsWithTheCurrentDataAndModel() {
    CurrentData data =
        new CurrentData(
            answering(Dataset.class, "name", "pets"), Map.of("path", "/pets", "per-class", 9), 5);
    CurrentModel model =
        new CurrentModel(
            answering(Session.class, "choice", Map.of("network", "net-b", "weights", "w.pth")));

    Map<String, Object> values =
        TrainingCommands.prefilled(commands.asked("teach"), Optional.of(data), Optional.of(model));

    // The command has no parameter 'weights'.
    assertEquals(
        Map.of("data", "/pets", "seed", "5", "set", "data.per-class=9", "network", "net-b"),
        values);
  }

  @Test
  void everyRunHasAFolderOfItsOwn() {
    Recipe recipe = commands.recipe("teach", Map.of("data", "d", "network", "x/net b.onnx"), dir);
    Path folder = TrainingCommands.folder(recipe, dir).orElseThrow();
    assertEquals(dir.toAbsolutePath(), folder.getParent());
    assertTrue(folder.getFileName().toString().matches("net_b\\.onnx-\\d{8}-\\d{6}"));

    Recipe given = commands.recipe("teach", Map.of("data", "d", "out", "here"), dir);
    assertEquals(
        dir.resolve("here").toAbsolutePath(), TrainingCommands.folder(given, dir).orElseThrow());
  }

  @Test
  void aJobThatDoesNotSayHasTheTrainersNumberOfEpochs() throws IOException {
    Path run = new RunFiles(dir.resolve("a")).running(Long.MAX_VALUE, 1).folder();
    assertEquals(OptionalInt.of(12), commands.epochs(RunReader.read(run)));
  }

  @Test
  void aRunIsResumedByItsRecipeOrByItsManifest() throws IOException {
    Recipe recipe = new Recipe("teach", Map.of("data", "d", "out", "o"));
    assertEquals(
        Map.of("data", "d", "out", "o", "resume", true), TrainingCommands.resumed(recipe).values());

    Path run = new RunFiles(dir.resolve("a")).running(Long.MAX_VALUE, 1).folder();
    Recipe found = commands.resumed(RunReader.read(run)).orElseThrow();
    assertEquals("again", found.command());
    assertEquals(
        Map.of(
            "file",
            run.resolve("manifest.json").toAbsolutePath().toString(),
            "out",
            run.toAbsolutePath().toString(),
            "resume",
            true),
        found.values());
  }
}
