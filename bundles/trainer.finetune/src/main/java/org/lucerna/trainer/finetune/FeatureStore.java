/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.file.Storage;

/**
 * Features by the content of their picture, in a folder that any number of processes read and add
 * to at the same time: files appear whole and never change, so there is nothing to lock. Whoever is
 * killed loses at most the file it was working on.
 */
final class FeatureStore {

  static final String SUFFIX = ".features";
  private static final int NAME_LENGTH = 32;

  private final Storage storage;
  private final Path folder;
  private final int width;
  private final Set<Path> seen = new HashSet<>();
  private final Map<String, Row> rows = new HashMap<>();

  private record Row(Path file, FloatBuffer values) {}

  /**
   * @param width values a picture
   */
  FeatureStore(Storage storage, Path folder, int width) {
    this.storage = storage;
    this.folder = folder;
    this.width = width;
  }

  /** Takes up what other processes have added. Damaged files count as missing. */
  void refresh() throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
          if (seen.add(file)) {
            open(file).ifPresent(found -> index(file, found));
          }
        }
      }
    }
  }

  private Optional<FeatureFile> open(Path file) throws IOException {
    try {
      return FeatureFile.open(file, width);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // another process made room
    }
  }

  private void index(Path path, FeatureFile file) {
    for (int i = 0; i < file.hashes().size(); i++) {
      rows.putIfAbsent(file.hashes().get(i), new Row(path, file.values().slice(i * width, width)));
    }
  }

  /** The files that hold these pictures' values. */
  Set<Path> files(Collection<String> hashes) {
    Set<Path> files = new TreeSet<>();
    for (String hash : hashes) {
      Row row = rows.get(hash);
      if (row != null) {
        files.add(row.file());
      }
    }
    return files;
  }

  boolean has(String hash) {
    return rows.containsKey(hash);
  }

  /** The values of one picture, read from the mapped file when they are needed. */
  void copy(String hash, float[] to, int offset) {
    rows.get(hash).values().get(0, to, offset, width);
  }

  /**
   * Adds a file of its own for these rows.
   *
   * @throws LucernaException (failed) naming the file that cannot be written
   */
  void add(Map<String, float[]> added) throws IOException {
    Path file = folder.resolve(name(added.keySet()) + SUFFIX);
    try {
      storage.write(file, out -> FeatureFile.write(out, added, width));
    } catch (IOException e) {
      throw new LucernaException(
          ExitStatus.FAILED,
          "the cache of features %s cannot be written (%s): free disk space, or set cache to off"
              .formatted(file, e.getMessage()),
          e);
    }
    seen.add(file);
    Optional<FeatureFile> written = FeatureFile.open(file, width);
    index(
        file,
        written.orElseThrow(
            () ->
                new LucernaException(
                    ExitStatus.FAILED,
                    "the cache of features %s reads differently than it was written: set cache to off"
                        .formatted(file))));
  }

  /** Equal rows have equal names, so that two processes doing the same work leave one file. */
  private static String name(Set<String> hashes) {
    MessageDigest digest = FeatureKey.sha256();
    List.copyOf(hashes).forEach(hash -> FeatureKey.text(digest, hash));
    return HexFormat.of().formatHex(digest.digest()).substring(0, NAME_LENGTH);
  }
}
