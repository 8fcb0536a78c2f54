/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.statistics.Proportion;
import org.lucerna.vision.api.dataset.Split;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What others have published, to be shown beside our results.
 *
 * @param source where the numbers stand; may be empty
 * @param columns by the name of the run they belong to
 */
record Published(String source, Map<String, Column> columns) {

  static final Published NOTHING = new Published("", Map.of());

  private static final int MAX_CHARACTERS = 1 << 20;

  /** The key of an entry's column: its name, or its folder's. */
  Optional<String> key(Entry entry) {
    return List.of(entry.name(), String.valueOf(entry.folder().getFileName())).stream()
        .filter(columns::containsKey)
        .findFirst();
  }

  /**
   * One published column.
   *
   * @param facts {@code network}, {@code batch-size}, {@code epochs} and the like, as they were
   *     written
   * @param results by split
   */
  record Column(Map<String, String> facts, Map<Split, Result> results) {}

  /**
   * @param n pictures it was measured on; without it there is no interval
   */
  record Result(OptionalDouble loss, OptionalDouble accuracy, Optional<Integer> n) {

    /** The accuracy as a whole number of pictures, where their number is known. */
    Optional<Proportion> share() {
      if (accuracy.isEmpty() || n.isEmpty()) {
        return Optional.empty();
      }
      int right = (int) Math.round(accuracy.getAsDouble() * n.get());
      return Optional.of(new Proportion(right, n.get()));
    }
  }

  /**
   * @throws LucernaException (unreadable) if there is no such file or it is not in this form
   */
  static Published read(Path file) {
    try {
      String text = Files.readString(file);
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(file.toString())
              .setCodePointLimit(MAX_CHARACTERS)
              .setMaxAliasesForCollections(20)
              .build();
      if (new Load(settings).loadFromString(text) instanceof Map<?, ?> map) {
        return of(JsonObject.of(map), file);
      }
      throw wrong(file, "it must be a mapping with the key 'columns'", null);
    } catch (IOException e) {
      throw wrong(file, "the file is missing or no text in UTF-8", e);
    } catch (YamlEngineException e) {
      throw wrong(file, "it is not YAML", e);
    }
  }

  private static Published of(JsonObject file, Path where) {
    JsonObject columns = file.object("columns");
    if (columns.members().isEmpty()) {
      throw wrong(where, "it has no 'columns': one for each run's name", null);
    }
    Map<String, Column> all = new LinkedHashMap<>();
    for (String name : columns.members().keySet()) {
      all.put(name, column(columns.object(name), where));
    }
    return new Published(file.text("source").orElse(""), all);
  }

  private static Column column(JsonObject column, Path where) {
    Map<Split, Result> results = new EnumMap<>(Split.class);
    Map<String, String> facts = new LinkedHashMap<>();
    column.members().forEach((key, value) -> facts.put(key, String.valueOf(value)));
    for (Split split : Split.values()) {
      if (facts.remove(split.id()) != null) {
        results.put(split, result(column.object(split.id()), where));
      }
    }
    return new Column(facts, results);
  }

  private static Result result(JsonObject values, Path where) {
    OptionalDouble accuracy = values.number("accuracy");
    Optional<Integer> n = values.whole("n");
    boolean possible =
        accuracy.isEmpty() || accuracy.getAsDouble() >= 0 && accuracy.getAsDouble() <= 1;
    if (!possible || n.isPresent() && n.get() < 1) {
      throw wrong(where, "an accuracy is a share from 0 to 1, and n a number of pictures", null);
    }
    return new Result(values.number("loss"), accuracy, n);
  }

  private static LucernaException wrong(Path file, String why, Exception cause) {
    return new LucernaException(
        ExitStatus.UNREADABLE, "cannot read published results from " + file + ": " + why, cause);
  }
}
