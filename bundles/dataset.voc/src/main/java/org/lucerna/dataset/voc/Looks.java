/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.imaging.UnreadableImageException;
import org.lucerna.vision.api.dataset.Problem;

/** Decodes every picture once, on all workers, so that whatever is wrong is known at the start. */
final class Looks {

  private final Tasks tasks;
  private final DecodeLimits limits;
  private final LookCache cache;

  Looks(Tasks tasks, DecodeLimits limits, LookCache cache) {
    this.tasks = tasks;
    this.limits = limits;
    this.cache = cache;
  }

  DecodeLimits limits() {
    return limits;
  }

  /**
   * Looks at pictures, at those it has seen before only if they have changed.
   *
   * @param files distinct
   */
  Map<Path, Look> at(List<PictureFile> files, Progress progress) {
    Map<Path, Look> known = cache.known(files);
    List<PictureFile> fresh = files.stream().filter(f -> !known.containsKey(f.file())).toList();
    long start = System.currentTimeMillis();
    List<Look> looks = decode(fresh, progress);
    Map<Path, Look> seen = new HashMap<>();
    for (int i = 0; i < fresh.size(); i++) {
      seen.put(fresh.get(i).file(), looks.get(i));
    }
    cache.keep(seen, start);
    seen.putAll(known);
    return Map.copyOf(seen);
  }

  /** The calling thread works too, so this ends even if every worker is busy elsewhere. */
  private List<Look> decode(List<PictureFile> files, Progress progress) {
    int size = files.size();
    AtomicReferenceArray<Look> results = new AtomicReferenceArray<>(size);
    AtomicInteger next = new AtomicInteger();
    CountDownLatch left = new CountDownLatch(size);
    Runnable one =
        () -> {
          int i = next.getAndIncrement();
          if (i < size) {
            try {
              results.set(i, look(files.get(i)));
            } finally {
              left.countDown();
            }
          }
        };
    help(one, () -> next.get() < size, size);
    try {
      while (next.get() < size) {
        one.run();
        progress.step(size - left.getCount(), size);
      }
      while (!left.await(100, TimeUnit.MILLISECONDS)) {
        progress.step(size - left.getCount(), size);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      next.set(size); // after a cancellation the workers find nothing more to do
    }
    progress.step(size, size);
    return IntStream.range(0, size).mapToObj(results::get).toList();
  }

  /** Lets workers do one piece after another as long as there are more. */
  private void help(Runnable one, BooleanSupplier more, int size) {
    for (int i = 1; i < Math.min(tasks.parallelism(), size); i++) {
      tasks
          .workers()
          .execute(
              () -> {
                while (more.getAsBoolean()) {
                  one.run();
                }
              });
    }
  }

  /** Never throws: whatever happens to one picture must not end the look at the others. */
  private Look look(PictureFile picture) {
    try {
      byte[] bytes = ImageDecoder.readAll(picture.file(), limits);
      RgbImage image = ImageDecoder.decode(bytes, picture.name(), limits);
      return new Look(Sha256.hex(bytes), image.width(), image.height(), null, "");
    } catch (UnreadableImageException e) {
      boolean large = e.kind() == UnreadableImageException.Kind.TOO_LARGE;
      return Look.failed(
          large ? Problem.Kind.TOO_LARGE : Problem.Kind.UNREADABLE,
          e.getMessage().replace(picture.file().toString(), picture.name()));
    } catch (NoSuchFileException e) {
      return unreadable(picture, "the file does not exist");
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return unreadable(picture, "the file system does not give it");
    }
  }

  private static Look unreadable(PictureFile picture, String why) {
    return Look.failed(Problem.Kind.UNREADABLE, picture.name() + " cannot be read: " + why + ".");
  }
}
