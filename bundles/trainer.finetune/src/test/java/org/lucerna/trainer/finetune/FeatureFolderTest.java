/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.FileStorage;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.train.TrainReport;

class FeatureFolderTest {

  @TempDir Path root;

  private FeatureFolder folder() {
    return new FeatureFolder(new FileStorage(root), root);
  }

  private Path file(String name, int bytes, int hoursAgo) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(hoursAgo))));
    return file;
  }

  @Test
  void theLeastRecentlyUsedGoFirstAndOnlyAsManyAsMust() throws IOException {
    Path old = file("a/1.features", 100, 9);
    Path older = file("b/2.features", 100, 99);
    Path recent = file("a/3.features", 100, 1);
    assertEquals(100, folder().prune(250, List.of()));
    assertFalse(Files.exists(older));
    assertTrue(Files.exists(old) && Files.exists(recent));
    assertEquals(0, folder().prune(200, List.of()), "small enough");
    assertEquals(100, folder().prune(199, List.of()));
    assertTrue(Files.exists(recent));
  }

  @Test
  void whatIsInUseStays() throws IOException {
    Path used = file("a/1.features", 100, 99);
    Path other = file("a/2.features", 100, 1);
    assertEquals(100, folder().prune(0, Set.of(used)));
    assertTrue(Files.exists(used));
    assertFalse(Files.exists(other));
  }

  @Test
  void beingUsedMakesAFileYoung() throws IOException {
    Path first = file("a/1.features", 100, 99);
    Path second = file("a/2.features", 100, 9);
    FeatureFolder.touch(List.of(first, root.resolve("a/gone.features")));
    folder().prune(100, List.of());
    assertTrue(Files.exists(first));
    assertFalse(Files.exists(second));
  }

  @Test
  void halfWrittenFilesOfKilledProcessesGoAndAllElseStays() throws IOException {
    Path killed = file("a/.1.features.x.tmp", 100, 48);
    Path writing = file("a/.2.features.y.tmp", 100, 0);
    Path strange = file("a/notes.txt", 100, 999);
    folder().prune(0, List.of());
    assertFalse(Files.exists(killed));
    assertTrue(Files.exists(writing), "another process is at work on it");
    assertTrue(Files.exists(strange));
  }

  @Test
  void whoHasOpenedAFileReadsOnAfterItWasDeleted() throws IOException {
    FeatureStore store = new FeatureStore(new FileStorage(root), root.resolve("key"), 2);
    store.add(Map.of("%064x".formatted(1), new float[] {3, 4}));
    assertTrue(folder().prune(0, List.of()) > 0);
    float[] values = new float[2];
    store.copy("%064x".formatted(1), values, 0);
    assertEquals(4, values[1]);
    FeatureStore late = new FeatureStore(new FileStorage(root), root.resolve("key"), 2);
    late.refresh();
    assertFalse(late.has("%064x".formatted(1)));
  }

  @Test
  void manyAtOnceDeleteNoMoreThanOne() throws IOException {
    for (int i = 0; i < 20; i++) {
      file("a/" + i + ".features", 10, i + 1);
    }
    long deleted =
        IntStream.range(0, 8)
            .parallel()
            .mapToLong(
                i -> {
                  try {
                    return folder().prune(100, List.of());
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .sum();
    assertEquals(100, deleted);
    try (Stream<Path> left = Files.list(root.resolve("a"))) {
      assertEquals(10, left.count());
    }
  }

  @Test
  void aRunKeepsItsOwnFeaturesAndDropsThoseOfOthers() throws IOException {
    TestJob job = new TestJob(root);
    job.run("epochs", 1);
    job.network = TestJob.network(0.5);
    job.data = new MemoryData(TestJob.SIZE).add(Split.TRAIN, 3);
    TrainReport second = job.run("epochs", 2, "select", "last", "cache-gigabytes", 0);
    assertEquals("9", second.facts().get("train-pictures"));
    try (Stream<Path> left = Files.walk(root.resolve("home/features"))) {
      assertEquals(1, left.filter(f -> f.toString().endsWith(".features")).count());
    }
  }
}
