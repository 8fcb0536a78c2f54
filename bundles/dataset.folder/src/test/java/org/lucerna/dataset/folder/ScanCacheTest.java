/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.testkit.TempStorage;
import org.lucerna.vision.api.dataset.Dataset;

class ScanCacheTest {

  @TempDir Path temp;

  private Folder folder;

  @BeforeEach
  void draw() throws IOException {
    folder = new Folder(temp).classes(6, "ant", "bee");
  }

  /** How many pictures were looked at. */
  private static final class Counter implements Progress {
    private long looked;

    @Override
    public void step(long done, long total) {
      looked = total;
    }

    @Override
    public Progress part(String label, double share) {
      return this;
    }

    @Override
    public void note(String line) {}
  }

  private long looked() throws IOException {
    Counter counter = new Counter();
    folder.loader().open(folder.params(), 1, counter).close();
    return counter.looked;
  }

  @Test
  void theSecondOpeningLooksAtNoPictureAndSeesTheSame() throws IOException {
    folder.bytes("ant/bad name%\t.png", new byte[3]);
    String fingerprint;
    List<?> problems;
    try (Dataset first = folder.open()) {
      fingerprint = first.fingerprint();
      problems = first.problems();
    }
    assertEquals(0, looked());
    try (Dataset second = folder.open()) {
      assertEquals(fingerprint, second.fingerprint());
      assertEquals(problems, second.problems());
      assertEquals(1, problems.size());
    }
  }

  @Test
  void onlyAChangedPictureIsLookedAtAgain() throws IOException {
    String before;
    try (Dataset data = folder.open()) {
      before = data.contentHash(3);
    }
    folder.png("ant/p003.png", 777);
    assertEquals(1, looked());
    try (Dataset data = folder.open()) {
      assertNotEquals(before, data.contentHash(3));
    }
  }

  @Test
  void aFileChangedJustNowIsLookedAtAgainNextTime() throws IOException {
    folder.open().close();
    Files.setLastModifiedTime(
        folder.root().resolve("ant/p001.png"),
        java.nio.file.attribute.FileTime.from(java.time.Instant.now()));
    assertEquals(1, looked());
    assertEquals(1, looked());
  }

  @Test
  void otherClassesAreNotForgotten() throws IOException {
    folder.png("cat/a.png", 500);
    folder.open().close();
    folder.png("cat/b.png", 501);
    folder.open("classes", "ant,cat").close();
    assertEquals(0, looked());
  }

  @Test
  void aDamagedCacheIsAsGoodAsNone() throws IOException {
    folder.open().close();
    Path scans = folder.home().resolve("scans");
    List<Path> files;
    try (Stream<Path> all = Files.list(scans)) {
      files = all.toList();
    }
    assertEquals(1, files.size());
    List<String> lines = new ArrayList<>(Files.readAllLines(files.get(0)));
    lines.set(3, "12\tx");
    Files.write(files.get(0), lines);
    assertEquals(12, looked());
    assertEquals(0, looked());
  }

  @Test
  void aHomeThatCannotBeWrittenDoesNotStopTheWork() throws IOException {
    Path blocked = Files.writeString(temp.resolve("file"), "no folder");
    FolderLoader loader =
        new FolderLoader(
            new DefaultTasks(), new TempStorage(blocked), new org.lucerna.core.RecordParamBinder());
    try (Dataset data = loader.open(folder.params(), 1, Progress.none())) {
      assertEquals(12, data.samples().size());
    }
  }

  @Test
  void cancellingEndsTheScanAtTheNextPicture() {
    Progress cancelled =
        new Progress() {
          @Override
          public void step(long done, long total) {
            throw new CancellationException();
          }

          @Override
          public Progress part(String label, double share) {
            return this;
          }

          @Override
          public void note(String line) {}
        };
    assertThrows(
        CancellationException.class, () -> folder.loader().open(folder.params(), 1, cancelled));
  }

  @Test
  void theScanEndsEvenIfNoWorkerEverStarts() {
    var tasks = new DefaultTasks();
    var idle =
        new org.lucerna.core.api.task.Tasks() {
          @Override
          public Progress progress(
              String label,
              org.lucerna.core.api.task.ProgressListener listener,
              java.util.function.BooleanSupplier stop) {
            return tasks.progress(label, listener, stop);
          }

          @Override
          public java.util.concurrent.Executor workers() {
            return work -> {};
          }

          @Override
          public int parallelism() {
            return 8;
          }

          @Override
          public void start(String name, Work work) {}
        };
    List<Entry> entries =
        Stream.of("ant/p000.png", "bee/p001.png")
            .map(
                id ->
                    new Entry(
                        id,
                        folder.root().resolve(id),
                        "ant",
                        java.util.Optional.empty(),
                        java.util.Optional.empty()))
            .toList();
    List<Scan> scans = new Scanner(idle, DecodeLimits.DEFAULT).scan(entries, Progress.none());
    assertTrue(scans.stream().allMatch(Scan::isReadable));
  }
}
