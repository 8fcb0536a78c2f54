/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lucerna.core.api.file.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All features of all networks on disk, kept below a size: those that no run has used for longest
 * go first. Deleting is safe at any time: whoever has opened a file keeps reading it, and whoever
 * has not counts it as missing.
 */
final class FeatureFolder {

  private static final Logger LOG = LoggerFactory.getLogger(FeatureFolder.class);

  /** A temporary file as old as this was left by a process that was killed. */
  private static final Duration STALE = Duration.ofDays(1);

  private final Storage storage;
  private final Path root;

  /**
   * @param root holds one folder for each frozen part
   */
  FeatureFolder(Storage storage, Path root) {
    this.storage = storage;
    this.root = root;
  }

  private record Entry(Path file, long bytes, FileTime used) {

    boolean isFeatures() {
      return file.toString().endsWith(FeatureStore.SUFFIX);
    }

    boolean isStale() {
      Instant limit = Instant.now().minus(STALE);
      return file.toString().endsWith(".tmp") && used.toInstant().isBefore(limit);
    }
  }

  /** Notes that these files are of use now. */
  static void touch(Collection<Path> files) {
    FileTime now = FileTime.from(Instant.now());
    for (Path file : files) {
      try {
        Files.setLastModifiedTime(file, now);
      } catch (IOException e) {
        LOG.debug("{} cannot be marked as used", file, e); // it is gone, or another user's
      }
    }
  }

  /**
   * Deletes what has not been used for longest until all files together are no larger than {@code
   * limit}.
   *
   * @param inUse stay, whatever their size
   * @return number of bytes deleted
   */
  long prune(long limit, Collection<Path> inUse) throws IOException {
    Set<Path> kept = inUse.stream().map(FeatureFolder::plain).collect(Collectors.toSet());
    // the lock keeps two processes from both deleting what one of them would have
    return storage.locked(root.resolve("prune.lock"), () -> pruneLocked(limit, kept));
  }

  private long pruneLocked(long limit, Set<Path> kept) throws IOException {
    List<Entry> entries = entries();
    long size = entries.stream().filter(Entry::isFeatures).mapToLong(Entry::bytes).sum();
    long deleted = 0;
    for (Entry entry : entries) {
      if (entry.isStale()) {
        delete(entry);
      } else if (entry.isFeatures() && size - deleted > limit && !kept.contains(entry.file())) {
        deleted += delete(entry);
      }
    }
    if (deleted > 0) {
      LOG.info("{} MB of features that were not used for long are deleted", deleted >> 20);
    }
    return deleted;
  }

  /** The longest unused first. */
  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root, 2)) {
      for (Path file : files.map(FeatureFolder::plain).toList()) {
        BasicFileAttributes about = attributes(file);
        if (about != null && about.isRegularFile()) {
          entries.add(new Entry(file, about.size(), about.lastModifiedTime()));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
    return entries;
  }

  /** Null where the file is gone. */
  private static BasicFileAttributes attributes(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException e) {
      return null;
    }
  }

  private static long delete(Entry entry) {
    try {
      return Files.deleteIfExists(entry.file()) ? entry.bytes() : 0;
    } catch (IOException e) {
      LOG.debug("{} cannot be deleted now", entry.file(), e); // Windows, while it is mapped
      return 0;
    }
  }

  private static Path plain(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
