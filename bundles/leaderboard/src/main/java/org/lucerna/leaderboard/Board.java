/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/**
 * The measurements of one network's maps.
 *
 * @param values by measure, entrant and picture; what is undefined is not there
 * @param kin group and class of each picture
 */
record Board(Map<String, Map<String, Map<String, Double>>> values, Map<String, Kin> kin) {

  /** Where a finished leaderboard keeps them. */
  static final String FILE = "tables/leaderboard-measurements.csv";

  /** Whom a picture is related to. */
  record Kin(String group, String className) {}

  static Board of(Results results) {
    Board board = new Board(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (int p = 0; p < results.pictures(); p++) {
      var picture = results.found().pictures().get(p).picture();
      board.kin.put(picture.id(), new Kin(picture.group(), picture.className()));
      for (Standing standing : results.standings()) {
        Field field = standing.field();
        for (int e = 0; e < field.values().length; e++) {
          board.put(field.name(), results.id(e), picture.id(), field.values()[e][p]);
        }
      }
    }
    return board;
  }

  /**
   * @param folder of a finished leaderboard
   * @throws LucernaException (usage) if it is none, (unreadable) if its table is damaged
   */
  static Board read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new LucernaException(
          ExitStatus.USAGE,
          "%s is no finished leaderboard: %s is missing there.".formatted(folder, FILE));
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    Board board = new Board(new LinkedHashMap<>(), new LinkedHashMap<>());
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      parser.forEach(board::add);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "%s cannot be read as a table of measurements.".formatted(file),
          e);
    }
    return board;
  }

  private void add(CSVRecord line) {
    String picture = line.get("picture");
    kin.put(picture, new Kin(line.get("group"), line.get("class")));
    String value = line.get("value");
    if (!value.isEmpty()) {
      put(line.get("measure"), line.get("maps-of"), picture, Double.parseDouble(value));
    }
  }

  private void put(String measure, String entrant, String picture, double value) {
    Map<String, Double> own =
        values
            .computeIfAbsent(measure, m -> new LinkedHashMap<>())
            .computeIfAbsent(entrant, e -> new LinkedHashMap<>());
    if (!Double.isNaN(value)) {
      own.put(picture, value);
    }
  }

  Set<String> entrants() {
    Set<String> all = new LinkedHashSet<>();
    values.values().forEach(byEntrant -> all.addAll(byEntrant.keySet()));
    return all;
  }

  /** By picture; empty where nothing was measured. */
  Map<String, Double> of(String measure, String entrant) {
    return values.getOrDefault(measure, Map.of()).getOrDefault(entrant, Map.of());
  }
}
