/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;

/** What every {@link WeightReader} keeps to. */
public abstract class WeightReaderContract {

  /** How long a file may take to be refused. */
  protected static final Duration SOON = Duration.ofSeconds(2);

  @TempDir protected Path folder;

  protected abstract WeightReader reader();

  /** Writes a sound file of the reader's format into {@link #folder}. */
  protected abstract Path write(Map<String, Tensor> tensors) throws IOException;

  /**
   * Asserts that a file is refused as unreadable, soon, with one sentence that names it.
   *
   * @return the sentence
   */
  protected String assertRefused(Path file) {
    LucernaException refusal =
        assertTimeoutPreemptively(
            SOON,
            () ->
                assertThrows(
                    LucernaException.class,
                    () -> {
                      try (Weights weights = reader().open(file)) {
                        for (String name : weights.names()) {
                          weights.read(name);
                        }
                      }
                    }));
    String sentence = refusal.getMessage();
    assertEquals(ExitStatus.UNREADABLE, refusal.status(), sentence);
    assertTrue(sentence.contains(file.getFileName().toString()), sentence);
    assertTrue(sentence.endsWith(".") && sentence.lines().count() == 1, sentence);
    assertTrue(sentence.length() < 600, sentence);
    return sentence;
  }

  @Test
  void namesShapesAndValuesAreThoseOfTheFile() throws IOException {
    Map<String, Tensor> tensors = tensors();
    try (Weights weights = reader().open(write(tensors))) {
      assertEquals(new ArrayList<>(tensors.keySet()), new ArrayList<>(weights.names()));
      for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
        List<Integer> shape = Arrays.stream(entry.getValue().shape()).boxed().toList();
        assertEquals(shape, weights.shape(entry.getKey()));
        assertEquals(entry.getValue(), weights.read(entry.getKey()), entry.getKey());
      }
    }
  }

  @Test
  void aTensorCanBeReadTwice() throws IOException {
    try (Weights weights = reader().open(write(tensors()))) {
      assertEquals(weights.read("features.0.bias"), weights.read("features.0.bias"));
    }
  }

  @Test
  void aTensorThatIsNotThereIsRefusedByName() throws IOException {
    try (Weights weights = reader().open(write(tensors()))) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> weights.read("fc.weight"));
      assertTrue(e.getMessage().contains("fc.weight"));
      assertThrows(IllegalArgumentException.class, () -> weights.shape("fc.weight"));
    }
  }

  @Test
  void theNamesCannotBeChanged() throws IOException {
    try (Weights weights = reader().open(write(tensors()))) {
      assertThrows(UnsupportedOperationException.class, () -> weights.names().clear());
    }
  }

  @Test
  void theDigestIsThatOfTheFile() throws Exception {
    Path file = write(tensors());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    try (Weights weights = reader().open(file)) {
      assertEquals(HexFormat.of().formatHex(digest), weights.sha256());
      assertEquals(file.getFileName().toString(), weights.origin());
    }
  }

  @Test
  void itsOwnFilesAreAcceptedAndNothingThrows() throws IOException {
    Path file = write(tensors());
    Path text = Files.writeString(folder.resolve("notes.txt"), "not weights");
    Path empty = Files.createFile(folder.resolve("empty"));
    assertTrue(reader().accepts(file));
    assertTrue(reader().accepts(Files.copy(file, folder.resolve("without-extension"))));
    assertFalse(reader().accepts(text));
    assertFalse(reader().accepts(empty));
    assertFalse(reader().accepts(folder));
    assertFalse(reader().accepts(folder.resolve("missing.bin")));
    assertFalse(reader().accepts(folder.getRoot()));
  }

  @Test
  void aFileThatIsMissingOrAFolderIsUnreadable() {
    assertRefused(folder.resolve("missing.bin"));
    assertRefused(folder);
  }

  @Test
  void anEmptyFileIsSaidToBeEmpty() throws IOException {
    Path empty = folder.resolve("empty.bin");
    Files.createFile(empty);
    assertTrue(assertRefused(empty).contains("is empty"));
  }

  @Test
  void aFileCutShortAnywhereIsUnreadable() throws IOException {
    byte[] whole = Files.readAllBytes(write(tensors()));
    for (int part = 1; part < 64; part++) {
      Path cut = folder.resolve("cut-" + part + ".bin");
      Files.write(cut, Arrays.copyOf(whole, whole.length * part / 64));
      assertRefused(cut);
    }
    Path last = folder.resolve("cut-last.bin");
    Files.write(last, Arrays.copyOf(whole, whole.length - 1));
    assertRefused(last);
  }

  @Test
  void aFlippedByteIsReadOrRefusedButNothingElse() throws IOException {
    byte[] whole = Files.readAllBytes(write(tensors()));
    Path file = folder.resolve("flipped.bin");
    for (int at = 0; at < whole.length; at += Math.max(1, whole.length / 300)) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(file, flipped);
      try (Weights weights = reader().open(file)) {
        for (String name : weights.names()) {
          weights.read(name);
        }
      } catch (LucernaException e) {
        assertEquals(ExitStatus.UNREADABLE, e.status(), e.getMessage());
      }
    }
  }

  @Test
  void valuesThatAreNoNumbersAreRefusedWithTheTensorsName() throws IOException {
    for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
      Path file = write(Map.of("good", Tensor.of(new float[] {1}, 1), "fc.bias", tensor(bad)));
      try (Weights weights = reader().open(file)) {
        assertEquals(1, weights.read("good").at(0));
      }
      assertTrue(assertRefused(file).contains("'fc.bias'"));
    }
  }

  @Test
  void nothingKeepsAFileOpenAfterClose() throws IOException {
    Path file = write(tensors());
    Weights weights = reader().open(file);
    weights.close();
    weights.close();
    assertThrows(IOException.class, () -> weights.read("features.0.bias"));
    Files.delete(file);
  }

  /** A matrix, a vector, a scalar, an empty tensor, and one of more than one buffer's size. */
  protected static Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("features.0.bias", tensor(-0.5f, 1e-30f, 3));
    tensors.put("features.0.weight", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
    tensors.put("features.1.scale", Tensor.of(new float[] {7}));
    tensors.put("features.2.none", Tensor.of(new float[0], 0, 4));
    float[] many = new float[3 * 7000];
    for (int i = 0; i < many.length; i++) {
      many[i] = i * 0.25f - 1000;
    }
    tensors.put("features.3.weight", Tensor.of(many, 3, 70, 100));
    return tensors;
  }

  private static Tensor tensor(float... values) {
    return Tensor.of(values, values.length);
  }
}
