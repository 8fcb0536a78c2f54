/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.vision.api.dataset.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers scans between openings: one file a data set, one line a picture, valid as long as the
 * picture's size and time of change are the same. A cache that is missing, damaged or of another
 * version is as good as empty.
 */
final class ScanCache {

  private static final Logger LOG = LoggerFactory.getLogger(ScanCache.class);
  private static final String VERSION = "lucerna-scan 2";

  /** A file changed so shortly before the scan could change again without a trace. */
  private static final long SETTLED_MICROS = 2_000_000;

  private final Storage storage;
  private final DecodeLimits limits;

  ScanCache(Storage storage, DecodeLimits limits) {
    this.storage = storage;
    this.limits = limits;
  }

  /** A scan and the state of the file it was made of. */
  private record Line(long size, long changed, Scan scan) {}

  /** The scans of all entries, by position; looks only at what is new or has changed. */
  List<Scan> scan(Path source, List<Entry> entries, Scanner scanner, Progress progress) {
    Map<String, Line> known = read(source);
    long start = System.currentTimeMillis() * 1000;
    Scan[] scans = new Scan[entries.size()];
    Map<Integer, Line> states = new HashMap<>();
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < scans.length; i++) {
      Line state = state(entries.get(i).file());
      Line line = known.get(entries.get(i).id());
      if (line != null && line.size == state.size && line.changed == state.changed) {
        scans[i] = line.scan;
      } else {
        missing.add(i);
        states.put(i, state);
      }
    }
    List<Entry> unseen = missing.stream().map(entries::get).toList();
    List<Scan> fresh = scanner.scan(unseen, progress);
    for (int k = 0; k < fresh.size(); k++) {
      int i = missing.get(k);
      scans[i] = fresh.get(k);
      Line state = states.get(i);
      if (state.size >= 0 && state.changed < start - SETTLED_MICROS) {
        known.put(entries.get(i).id(), new Line(state.size, state.changed, scans[i]));
      }
    }
    if (!fresh.isEmpty()) {
      write(source, known);
    }
    return List.of(scans);
  }

  private static Line state(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Line(now.size(), now.lastModifiedTime().to(TimeUnit.MICROSECONDS), null);
    } catch (IOException e) {
      return new Line(-1, -1, null);
    }
  }

  private Path file(Path source) throws IOException {
    String key = source.toAbsolutePath().normalize() + "\n" + limits;
    byte[] digest = Scanner.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
    return storage.home("scans").resolve(HexFormat.of().formatHex(digest, 0, 16) + ".tsv");
  }

  private Map<String, Line> read(Path source) {
    Map<String, Line> lines = new TreeMap<>();
    try {
      Path file = file(source);
      if (Files.isRegularFile(file)) {
        List<String> text = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (!text.isEmpty() && text.get(0).equals(VERSION)) {
          text.stream().skip(1).forEach(line -> parse(line, lines));
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("scan cache of {} is not usable", source, e);
      lines.clear();
    }
    return lines;
  }

  private static void parse(String text, Map<String, Line> lines) {
    String[] cells = text.split("\t", -1);
    long hash = Long.parseUnsignedLong(cells[3], 16);
    int width = Integer.parseInt(cells[4]);
    int height = Integer.parseInt(cells[5]);
    Problem.Kind failure = cells[6].isEmpty() ? null : Problem.Kind.valueOf(cells[6]);
    Scan scan = new Scan(cells[2], hash, width, height, failure, decode(cells[7]));
    lines.put(decode(cells[8]), new Line(Long.parseLong(cells[0]), Long.parseLong(cells[1]), scan));
  }

  private void write(Path source, Map<String, Line> lines) {
    StringBuilder text = new StringBuilder(VERSION).append('\n');
    lines.forEach(
        (id, line) ->
            text.append(line.size)
                .append('\t')
                .append(line.changed)
                .append('\t')
                .append(line.scan.sha256())
                .append('\t')
                .append(Long.toHexString(line.scan.hash()))
                .append('\t')
                .append(line.scan.width())
                .append('\t')
                .append(line.scan.height())
                .append('\t')
                .append(line.scan.isReadable() ? "" : line.scan.failure().name())
                .append('\t')
                .append(encode(line.scan.message()))
                .append('\t')
                .append(encode(id))
                .append('\n'));
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      storage.write(file(source), out -> out.write(bytes));
    } catch (IOException e) {
      LOG.warn("the scan of {} could not be kept: {}", source, e.getMessage());
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
