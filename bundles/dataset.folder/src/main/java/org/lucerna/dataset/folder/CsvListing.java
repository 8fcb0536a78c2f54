/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.dataset.Split;

/** Lists the rows of a CSV file: {@code path,label[,group][,split]} in any order, with a header. */
final class CsvListing {

  private static final String PATH = "path";
  private static final String LABEL = "label";
  private static final String GROUP = "group";
  private static final String SPLIT = "split";

  private final Path csv;
  private final Function<String, Optional<String>> group;
  private final Set<String> classes = new TreeSet<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> timesListed = new HashMap<>();
  private final Set<String> rowsSeen = new TreeSet<>();

  private CsvListing(Path csv, Function<String, Optional<String>> group) {
    this.csv = csv;
    this.group = group;
  }

  /**
   * @param group finds a group in an id, where the file has no group for it
   * @throws LucernaException (unreadable) naming the file, and the line where there is one
   */
  static Listing read(Path csv, Function<String, Optional<String>> group) throws IOException {
    CsvListing listing = new CsvListing(csv, group);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .setAllowMissingColumnNames(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
            .build();
    try (CSVParser parser = CSVParser.parse(text(csv), format)) {
      listing.checkHeader(parser.getHeaderNames());
      for (CSVRecord row : parser) {
        listing.add(row);
      }
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw unreadable(csv + " is no CSV file that can be read: " + e.getMessage() + ".");
    }
    listing.entries.sort(Comparator.comparing(Entry::id));
    String file = csv.getFileName().toString();
    String name = file.substring(0, file.lastIndexOf('.'));
    return new Listing(name, listing.classes, listing.entries);
  }

  private static String text(Path csv) throws IOException {
    try {
      String text = Files.readString(csv, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (MalformedInputException e) {
      throw unreadable(csv + " is not UTF-8 text; save it as CSV in UTF-8.");
    }
  }

  private void checkHeader(List<String> names) {
    for (String needed : List.of(PATH, LABEL)) {
      if (names.stream().noneMatch(needed::equalsIgnoreCase)) {
        throw unreadable(
            csv
                + " has no column '"
                + needed
                + "'; its first line must be path,label"
                + "[,group][,split].");
      }
    }
  }

  private void add(CSVRecord row) {
    String path = cell(row, PATH);
    String label = cell(row, LABEL);
    if (path.isEmpty() || label.isEmpty()) {
      throw unreadable(csv + ", line " + line(row) + ": path or label is empty.");
    }
    if (!rowsSeen.add(path + '\n' + label)) {
      return; // the same row again says nothing new
    }
    classes.add(label);
    String plain = path.replace('\\', '/');
    int times = timesListed.merge(plain, 1, Integer::sum);
    String id = times == 1 ? plain : plain + "#" + times;
    Optional<String> named = Optional.of(cell(row, GROUP)).filter(g -> !g.isEmpty());
    entries.add(
        new Entry(id, file(path, row), label, split(row), named.or(() -> group.apply(plain))));
  }

  private Path file(String path, CSVRecord row) {
    try {
      return csv.toAbsolutePath().resolveSibling(path).normalize();
    } catch (InvalidPathException e) {
      throw unreadable(csv + ", line " + line(row) + ": '" + path + "' is no path.");
    }
  }

  private Optional<Split> split(CSVRecord row) {
    String word = cell(row, SPLIT);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<Split> split = FolderListing.split(word);
    if (split.isEmpty()) {
      throw unreadable(
          csv
              + ", line "
              + line(row)
              + ": the split '"
              + word
              + "' is none of train, validation and test.");
    }
    return split;
  }

  private static long line(CSVRecord row) {
    return row.getRecordNumber() + 1; // the header is line 1
  }

  private static String cell(CSVRecord row, String column) {
    return row.isSet(column) ? row.get(column).strip() : "";
  }

  private static LucernaException unreadable(String sentence) {
    return new LucernaException(ExitStatus.UNREADABLE, sentence);
  }
}
