/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;

class KindsTest {

  @TempDir Path folder;

  /** Takes folders that hold folders. */
  private static final class Folders implements DatasetLoader<NoParams> {
    @Override
    public boolean accepts(Path source) {
      return Files.isDirectory(source.resolve("cat")) || source.toString().endsWith(".csv");
    }

    @Override
    public Dataset open(NoParams params, long seed, Progress progress) {
      throw new AssertionError("nothing is to be opened");
    }
  }

  /** Takes pth and safetensors. */
  private static final class Files1 implements WeightReader {
    @Override
    public boolean accepts(Path file) {
      return file.toString().matches(".*\\.(pth|safetensors)");
    }

    @Override
    public Weights open(Path file) {
      throw new AssertionError("nothing is to be opened");
    }
  }

  private record Family(List<String> ids) implements BackboneFamily {
    @Override
    public List<Variant> variants() {
      return ids.stream().map(i -> new Variant(i, i, "")).toList();
    }

    @Override
    public Network network(String variant) {
      throw new AssertionError("nothing is to be built");
    }
  }

  private final Kinds kinds =
      new Kinds(
          new FakePlugins()
              .register(DatasetLoader.class, "folder", new Folders(), NoParams.class)
              .register(WeightReader.class, "files", new Files1(), NoParams.class)
              .register(
                  BackboneFamily.class,
                  "all",
                  new Family(List.of("vgg16", "vgg16_bn", "squeezenet1_0", "resnet18")),
                  NoParams.class));

  private Path file(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void foldersAreDataRunsOrWorkspaces() throws Exception {
    file("data/cat/1.png", "");
    file("run/manifest.json", "{}");
    file("ws/workspace.yaml", "");
    Files.createDirectories(folder.resolve("empty"));
    assertEquals(Kind.DATA, kinds.of(folder.resolve("data")));
    assertEquals(Kind.RUN, kinds.of(folder.resolve("run")));
    assertEquals(Kind.WORKSPACE, kinds.of(folder.resolve("ws")));
    assertEquals(Kind.UNKNOWN, kinds.of(folder.resolve("empty")));
  }

  @Test
  void filesAreKnownByNameAndContent() throws Exception {
    assertEquals(Kind.PICTURE, kinds.of(file("a.JPG", "")));
    assertEquals(Kind.JOB, kinds.of(file("job.yaml", "name: x\nlucerna: 1\n")));
    assertEquals(Kind.UNKNOWN, kinds.of(file("other.yaml", "name: x\n")));
    assertEquals(Kind.PLUGIN, kinds.of(file("plugin.jar", "")));
    assertEquals(Kind.WEIGHTS, kinds.of(file("w.pth", "")));
    assertEquals(Kind.DATA, kinds.of(file("list.csv", "")));
    assertEquals(Kind.UNKNOWN, kinds.of(file("readme.txt", "")));
  }

  @Test
  void aFileOfARunMeansTheRun() throws Exception {
    file("run/manifest.json", "{}");
    Path report = file("run/report.html", "");
    assertEquals(Kind.RUN, kinds.of(report));
    assertEquals(folder.resolve("run"), Kinds.runFolder(report));
    assertEquals(Kind.UNKNOWN, kinds.of(file("alone/report.html", "")));
  }

  private Path safetensors(String name, String header) throws Exception {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    return Files.write(folder.resolve(name), bytes.array());
  }

  @Test
  void aCheckpointWithItsNetworkIsAModelAndBareTensorsAreWeights() throws Exception {
    Path ours = safetensors("best.safetensors", "{\"__metadata__\":{\"format\":\"lucerna-1\"}}");
    assertEquals(Kind.MODEL, kinds.of(ours));
    Path bare = safetensors("bare.safetensors", "{\"__metadata__\":{\"format\":\"pt\"}}");
    assertEquals(Kind.WEIGHTS, kinds.of(bare));
    Path broken = Files.write(folder.resolve("broken.safetensors"), new byte[] {-1, -1, -1});
    assertEquals(Kind.WEIGHTS, kinds.of(broken));
  }

  @Test
  void theNetworkIsGuessedFromTheFilesName() {
    assertEquals(Optional.of("squeezenet1_0"), kinds.network(Path.of("squeezenet1_0.pth")));
    assertEquals(Optional.of("resnet18"), kinds.network(Path.of("resnet18-f37072fd.pth")));
    assertEquals(Optional.of("vgg16_bn"), kinds.network(Path.of("VGG16-BN-6c64b313.pth")));
    assertEquals(Optional.of("vgg16"), kinds.network(Path.of("my_vgg16_pokemon.safetensors")));
    assertEquals(Optional.empty(), kinds.network(Path.of("resnet182.pth")));
    assertEquals(Optional.empty(), kinds.network(Path.of("best.pth")));
  }
}
