/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.testkit.RefuseAll;
import org.lucerna.testkit.TempStorage;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.safetensors.HostileSafetensors.Hostile;

/** Files made to be misread, or to use up time and memory. */
class HostileFilesTest {

  private static final Map<String, Hostile> FILES = HostileSafetensors.all();
  private static final Map<String, Hostile> MODELS = HostileModels.all();

  @TempDir Path folder;

  /** A model store as a reader, for the files that are sound but for the model in them. */
  public static final class ModelReader implements WeightReader {

    @Override
    public boolean accepts(Path file) {
      return true;
    }

    @Override
    public Weights open(Path file) throws IOException {
      return new SafetensorsModelStore(new TempStorage(file.getParent())).open(file).weights();
    }
  }

  static Set<String> files() {
    return FILES.keySet();
  }

  static Set<String> models() {
    return MODELS.keySet();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aHostileFileIsRefused(String name) throws IOException {
    assertRefused(new SafetensorsReader(), FILES.get(name));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aHostileModelIsRefused(String name) throws IOException {
    assertRefused(new ModelReader(), MODELS.get(name));
  }

  @Test
  void theFileTheyWereMadeFromIsRead() throws IOException {
    Path file = Files.write(folder.resolve("sound.safetensors"), HostileSafetensors.sound());
    RefuseAll.readAll(new SafetensorsReader(), file);
    Path model = Files.write(folder.resolve("sound-model.safetensors"), HostileModels.sound());
    RefuseAll.readAll(new ModelReader(), model);
  }

  /** All of them once more, in a process that has no more than 64 MB of heap. */
  @Test
  void noFileNeedsMuchMemory() throws Exception {
    write(FILES);
    assertEquals(RefuseAll.expected(FILES.size()), RefuseAll.run(SafetensorsReader.class, folder));
  }

  @Test
  void noModelNeedsMuchMemory() throws Exception {
    write(MODELS);
    assertEquals(RefuseAll.expected(MODELS.size()), RefuseAll.run(ModelReader.class, folder));
  }

  private void write(Map<String, Hostile> files) throws IOException {
    int i = 0;
    for (Hostile hostile : files.values()) {
      Files.write(folder.resolve(i++ + ".safetensors"), hostile.file());
    }
  }

  private void assertRefused(WeightReader reader, Hostile hostile) throws IOException {
    Path file = Files.write(folder.resolve("hostile.safetensors"), hostile.file());
    LucernaException e = RefuseAll.refusal(reader, file);
    String sentence = e.getMessage();
    assertEquals(ExitStatus.UNREADABLE, e.status(), sentence);
    assertTrue(sentence.contains("hostile.safetensors"), sentence);
    assertTrue(sentence.contains(hostile.reason()), sentence);
    assertTrue(sentence.lines().count() == 1 && sentence.length() < 600, sentence);
  }
}
