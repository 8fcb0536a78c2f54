/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.testkit.RefuseAll;
import org.lucerna.weights.torch.HostilePickles.Hostile;

/** Files made to run code, read elsewhere or use up time and memory. */
class HostileFilesTest {

  private static final Map<String, Hostile> PICKLES = HostilePickles.all();
  private static final Map<String, Hostile> ARCHIVES = HostileArchives.all();

  @TempDir Path folder;

  static Set<String> pickles() {
    return PICKLES.keySet();
  }

  static Set<String> archives() {
    return ARCHIVES.keySet();
  }

  @ParameterizedTest
  @MethodSource("pickles")
  void aHostilePickleIsRefusedInAnArchive(String name) throws IOException {
    Hostile hostile = PICKLES.get(name);
    byte[] file = TorchFiles.zip(hostile.file(), Map.of("0", new byte[16]));
    assertRefused(file, hostile.reason());
  }

  @ParameterizedTest
  @MethodSource("pickles")
  void aHostilePickleIsRefusedInTheOldFormat(String name) throws IOException {
    Hostile hostile = PICKLES.get(name);
    assertRefused(TorchFiles.legacy(hostile.file(), Map.of("0", new byte[16])), "");
  }

  @ParameterizedTest
  @MethodSource("archives")
  void aHostileArchiveIsRefused(String name) throws IOException {
    assertRefused(ARCHIVES.get(name).file(), ARCHIVES.get(name).reason());
  }

  /** All of them once more, in one process that has no more than 64 MB of heap. */
  @Test
  void noneOfThemNeedsMuchMemoryOrStartsOrTouchesAnything() throws Exception {
    List<byte[]> files = new ArrayList<>();
    for (Hostile hostile : PICKLES.values()) {
      files.add(TorchFiles.zip(hostile.file(), Map.of("0", new byte[16])));
      files.add(TorchFiles.legacy(hostile.file(), Map.of("0", new byte[16])));
    }
    ARCHIVES.values().forEach(h -> files.add(h.file()));
    for (int i = 0; i < files.size(); i++) {
      Files.write(folder.resolve(i + ".pth"), files.get(i));
    }
    assertEquals(RefuseAll.expected(files.size()), RefuseAll.run(TorchWeightReader.class, folder));
  }

  private void assertRefused(byte[] bytes, String reason) throws IOException {
    Path file = Files.write(folder.resolve("hostile.pth"), bytes);
    TorchWeightReader reader = new TorchWeightReader();
    LucernaException e = RefuseAll.refusal(reader, file);
    assertEquals(ExitStatus.UNREADABLE, e.status());
    String sentence = e.getMessage();
    assertTrue(sentence.contains("hostile.pth") && sentence.contains(reason), sentence);
    assertTrue(sentence.lines().count() == 1 && sentence.length() < 600, sentence);
  }
}
