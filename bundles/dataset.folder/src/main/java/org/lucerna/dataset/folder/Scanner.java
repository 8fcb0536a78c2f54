/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.imaging.UnreadableImageException;
import org.lucerna.vision.api.dataset.Problem;

/** Decodes every picture once, on all workers, so that whatever is wrong is known at the start. */
final class Scanner {

  private final Tasks tasks;
  private final DecodeLimits limits;

  Scanner(Tasks tasks, DecodeLimits limits) {
    this.tasks = tasks;
    this.limits = limits;
  }

  /**
   * Looks at all entries; the calling thread works too, so this ends even if every worker is busy
   * elsewhere.
   *
   * @return by position
   */
  List<Scan> scan(List<Entry> entries, Progress progress) {
    AtomicReferenceArray<Scan> results = new AtomicReferenceArray<>(entries.size());
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(entries.size());
    Runnable one =
        () -> {
          int i = next.getAndIncrement();
          if (i < entries.size()) {
            try {
              results.set(i, look(entries.get(i)));
            } finally {
              done.incrementAndGet();
              all.countDown();
            }
          }
        };
    for (int i = 1; i < Math.min(tasks.parallelism(), entries.size()); i++) {
      tasks.workers().execute(() -> workOff(one, next, entries.size()));
    }
    try {
      while (next.get() < entries.size()) {
        one.run();
        progress.step(done.get(), entries.size());
      }
      while (!all.await(100, TimeUnit.MILLISECONDS)) {
        progress.step(done.get(), entries.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("interrupted");
    } finally {
      next.set(entries.size()); // after a cancellation the workers find nothing more to do
    }
    progress.step(entries.size(), entries.size());
    return java.util.stream.IntStream.range(0, entries.size()).mapToObj(results::get).toList();
  }

  private static void workOff(Runnable one, AtomicInteger next, int size) {
    while (next.get() < size) {
      one.run();
    }
  }

  /** Never throws: whatever happens to one picture must not end the look at the others. */
  Scan look(Entry entry) {
    try {
      byte[] bytes = ImageDecoder.readAll(entry.file(), limits);
      RgbImage image = ImageDecoder.decode(bytes, entry.id(), limits);
      long hash = PerceptualHash.of(image);
      return Scan.readable(sha256(bytes), hash, image.width(), image.height());
    } catch (UnreadableImageException e) {
      boolean large = e.kind() == UnreadableImageException.Kind.TOO_LARGE;
      String message = e.getMessage().replace(entry.file().toString(), entry.id());
      return Scan.failed(large ? Problem.Kind.TOO_LARGE : Problem.Kind.UNREADABLE, message);
    } catch (NoSuchFileException e) {
      return unreadable(entry, "the file does not exist");
    } catch (AccessDeniedException e) {
      return unreadable(entry, "reading it is not allowed");
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return unreadable(entry, "the file system does not give it");
    }
  }

  private static Scan unreadable(Entry entry, String why) {
    return Scan.failed(Problem.Kind.UNREADABLE, entry.id() + " cannot be read: " + why + ".");
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }
}
