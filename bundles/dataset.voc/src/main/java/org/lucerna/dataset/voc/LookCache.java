/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.lucerna.core.api.file.Storage;
import org.lucerna.imaging.DecodeLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers readable pictures between openings: one file a data set, one line a picture, valid as
 * long as the picture's size and time of change are the same. A cache that is missing or damaged is
 * as good as empty. Pictures that could not be read are looked at again every time.
 */
final class LookCache {

  private static final Logger LOG = LoggerFactory.getLogger(LookCache.class);
  private static final String VERSION = "lucerna-boxes-scan 1";

  /** A file changed so shortly before the look could change again without a trace. */
  private static final long SETTLED_MILLIS = 2_000;

  private final Storage storage;
  private final String key;
  private final Map<String, Look> looks = new TreeMap<>();

  LookCache(Storage storage, Path source, DecodeLimits limits) {
    this.storage = storage;
    this.key =
        new Sha256().add(source.toAbsolutePath().normalize().toString()).add("" + limits).hex();
    read();
  }

  /** Of those that have not changed. */
  Map<Path, Look> known(List<PictureFile> files) {
    Map<Path, Look> known = new HashMap<>();
    for (PictureFile picture : files) {
      state(picture.file()).map(looks::get).ifPresent(look -> known.put(picture.file(), look));
    }
    return known;
  }

  /**
   * @param start of the looks, in milliseconds since 1970
   */
  void keep(Map<Path, Look> seen, long start) {
    int before = looks.size();
    seen.forEach(
        (file, look) -> {
          if (look.isReadable() && changed(file) < start - SETTLED_MILLIS) {
            state(file).ifPresent(state -> looks.put(state, look));
          }
        });
    if (looks.size() > before) {
      write();
    }
  }

  private static long changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  private static Optional<String> state(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      String path = file.toAbsolutePath().normalize().toString();
      long micros = now.lastModifiedTime().to(TimeUnit.MICROSECONDS);
      return Optional.of(new Sha256().add(path).add(now.size() + " " + micros).hex());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path file() throws IOException {
    return storage.home("scans").resolve(key.substring(0, 32) + ".boxes.tsv");
  }

  private void read() {
    try {
      Path file = file();
      List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
      if (!lines.isEmpty() && lines.get(0).equals(VERSION)) {
        for (String line : lines.subList(1, lines.size())) {
          String[] c = line.split("\t");
          Look look = new Look(c[1], Integer.parseInt(c[2]), Integer.parseInt(c[3]), null, "");
          looks.put(c[0], look);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("the scan cache {} is not usable", key, e);
      looks.clear();
    }
  }

  private void write() {
    StringBuilder text = new StringBuilder(VERSION).append('\n');
    looks.forEach(
        (state, look) ->
            text.append(
                "%s\t%s\t%d\t%d%n".formatted(state, look.sha256(), look.width(), look.height())));
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      storage.write(file(), out -> out.write(bytes));
    } catch (IOException e) {
      LOG.warn("the scan could not be kept: {}", e.getMessage());
    }
  }
}
