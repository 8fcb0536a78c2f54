/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.FileStorage;

class FeatureStoreTest {

  private static final int WIDTH = 5;

  @TempDir Path root;

  private FeatureStore store() {
    return new FeatureStore(new FileStorage(root), root.resolve("key"), WIDTH);
  }

  private static String hash(int picture) {
    return "%064x".formatted(picture + 1);
  }

  private static float[] row(int picture) {
    float[] values = new float[WIDTH];
    Arrays.fill(values, picture + 0.25f);
    return values;
  }

  private static Map<String, float[]> rows(int from, int to) {
    Map<String, float[]> rows = new LinkedHashMap<>();
    IntStream.range(from, to).forEach(i -> rows.put(hash(i), row(i)));
    return rows;
  }

  private static void assertHas(FeatureStore store, int picture) {
    float[] found = new float[WIDTH + 2];
    store.copy(hash(picture), found, 1);
    assertArrayEquals(row(picture), Arrays.copyOfRange(found, 1, WIDTH + 1));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("key"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void whatOneProcessAddsAnotherReads() throws IOException {
    FeatureStore one = store();
    FeatureStore other = store();
    one.add(rows(0, 3));
    assertFalse(other.has(hash(2)));
    other.refresh();
    other.add(rows(3, 5));
    one.refresh();
    for (int i = 0; i < 5; i++) {
      assertHas(one, i);
      assertHas(other, i);
    }
  }

  @Test
  void equalWorkLeavesOneFile() throws IOException {
    store().add(rows(0, 3));
    store().add(rows(0, 3));
    assertEquals(1, files().size());
  }

  @Test
  void manyWritersAtOnceLoseNothing() throws IOException {
    IntStream.range(0, 16)
        .parallel()
        .forEach(
            i -> {
              try {
                FeatureStore store = store();
                store.refresh();
                store.add(rows(i / 2 * 4, i / 2 * 4 + 4));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    FeatureStore all = store();
    all.refresh();
    for (int i = 0; i < 32; i++) {
      assertHas(all, i);
    }
    assertEquals(8, files().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 23, 24, 60, 100, 179})
  void aFileCutShortCountsAsMissing(int length) throws IOException {
    store().add(rows(0, 3));
    Path file = files().get(0);
    assertEquals(180, Files.size(file));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    FeatureStore store = store();
    store.refresh();
    assertFalse(store.has(hash(0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 9, 12, 16, 30, 150})
  void aFileWithAWrongByteCountsAsMissingAndIsReplaced(int at) throws IOException {
    store().add(rows(0, 3));
    byte[] bytes = Files.readAllBytes(files().get(0));
    bytes[at] ^= 0x10;
    Files.write(files().get(0), bytes);
    FeatureStore store = store();
    store.refresh();
    assertFalse(store.has(hash(0)));
    store.add(rows(0, 3));
    assertHas(store, 2);
  }

  @Test
  void whatIsNoFeatureFileIsLeftAlone() throws IOException {
    Path stray = Files.createDirectories(root.resolve("key")).resolve("readme.features");
    Files.writeString(stray, "not a cache, and far too short to be one of five values a row");
    FeatureStore store = store();
    store.refresh();
    store.add(rows(0, 1));
    assertHas(store, 0);
    assertTrue(Files.exists(stray));
  }
}
