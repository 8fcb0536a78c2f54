/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.weights.ModelFiles;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;

/** {@code model.weights} names a file beside the job, or else one in the model folders. */
class WeightsByNameTest {

  @TempDir Path folder;
  private final FakePlugins plugins = new FakePlugins();
  private Path opened;

  @BeforeEach
  void plugins() {
    WeightReader reader =
        new WeightReader() {
          @Override
          public boolean accepts(Path file) {
            return true;
          }

          @Override
          public Weights open(Path file) {
            opened = file;
            return ProceduralWeights.of(new ResNet().network("resnet18"));
          }
        };
    plugins.register(WeightReader.class, "fake", reader, NoParams.class);
    plugins.register(BackboneFamily.class, "resnet", new ResNet(), NoParams.class);
  }

  private void modelFolder() {
    ModelFiles files =
        new ModelFiles() {
          @Override
          public Optional<Path> find(String name) {
            return Optional.of(folder.resolve("models").resolve(name + ".pth"))
                .filter(Files::isRegularFile);
          }

          @Override
          public Path require(String name) {
            return find(name)
                .orElseThrow(
                    () -> new LucernaException(ExitStatus.UNREADABLE, "get " + name + " there"));
          }
        };
    plugins.register(ModelFiles.class, "folders", files, NoParams.class);
  }

  private Path open(String weights) throws IOException {
    Workplace work = new Workplace(plugins, new RecordParamBinder(), null, null, null, null);
    ModelBuilder builder = new ModelBuilder(work);
    Map<String, Object> model = Map.of("network", "resnet18", "weights", weights);
    ModelBuilder.Design design = builder.design(model, OptionalInt.empty(), folder);
    builder.build(design, 0, List.of(), Progress.none()).close();
    return opened;
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void aNameIsLookedUpInTheModelFolders() throws IOException {
    modelFolder();
    assertEquals(file("models/resnet18.pth"), open("resnet18"));
  }

  @Test
  void aFileBesideTheJobComesFirst() throws IOException {
    modelFolder();
    file("models/resnet18.pth");
    assertEquals(file("resnet18"), open("resnet18"));
  }

  @Test
  void whatIsInNoFolderIsSaidByTheFolders() {
    modelFolder();
    LucernaException e = assertThrows(LucernaException.class, () -> open("resnet18"));
    assertEquals("get resnet18 there", e.getMessage());
    assertEquals(ExitStatus.UNREADABLE, e.status());
  }

  @Test
  void aPathIsNoName() throws IOException {
    modelFolder();
    file("models/resnet18.pth");
    LucernaException e = assertThrows(LucernaException.class, () -> open("./resnet18"));
    assertTrue(e.getMessage().startsWith("there is no weight file"), e.getMessage());
  }

  @Test
  void withoutModelFoldersAMissingFileIsNamed() {
    LucernaException e = assertThrows(LucernaException.class, () -> open("resnet18"));
    assertTrue(e.getMessage().startsWith("there is no weight file"), e.getMessage());
    assertEquals(ExitStatus.UNREADABLE, e.status());
  }
}
