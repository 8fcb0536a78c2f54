/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Split;

/**
 * The tables of a run's evaluation, read when asked for; empty where they are missing. Any thread
 * but the event thread.
 */
public record RunTables(Path folder) {

  /** Columns of predictions in front of the classes' probabilities. */
  private static final int LEADING = 4;

  /** The splits that were evaluated: test before validation before train. */
  public List<String> splits() {
    List<String> found = new ArrayList<>();
    for (Split split : List.of(Split.TEST, Split.VALIDATION, Split.TRAIN)) {
      if (Files.isRegularFile(file("predictions-" + split.id()))) {
        found.add(split.id());
      }
    }
    return found;
  }

  private Path file(String name) {
    return folder.resolve("tables").resolve(name + ".csv");
  }

  public List<Prediction> predictions(String split) {
    CsvFile csv = CsvFile.read(file("predictions-" + split));
    List<Prediction> all = new ArrayList<>();
    if (csv.columns().size() <= LEADING) {
      return all;
    }
    List<String> classes = csv.columns().subList(LEADING, csv.columns().size());
    for (List<String> row : csv.rows()) {
      String label = row.get(1);
      String predicted = row.get(2);
      all.add(
          new Prediction(
              row.get(0),
              label,
              predicted,
              probability(row, classes, predicted),
              probability(row, classes, label)));
    }
    return all;
  }

  private static double probability(List<String> row, List<String> classes, String name) {
    int at = classes.indexOf(name);
    return at < 0 ? Double.NaN : CsvFile.parse(row.get(LEADING + at)).orElse(Double.NaN);
  }

  /** The classes in the data set's order, as the predictions name them. */
  public List<String> classes(String split) {
    List<String> columns = CsvFile.read(file("predictions-" + split)).columns();
    return columns.size() <= LEADING ? List.of() : columns.subList(LEADING, columns.size());
  }

  /** SHA-256 of each picture by its sample's id. */
  public Map<String, String> contents() {
    CsvFile csv = CsvFile.read(file("pictures"));
    Map<String, String> contents = new HashMap<>();
    csv.rows().forEach(row -> contents.put(csv.text(row, "sample"), csv.text(row, "sha256")));
    return contents;
  }

  /** Precision, recall, F1 and support of each class, with intervals. */
  public Table perClass(String split) {
    return table("per-class-" + split);
  }

  /** How often the network is right at each level of stated probability. */
  public Table reliability(String split) {
    return table("reliability-" + split);
  }

  private Table table(String name) {
    CsvFile csv = CsvFile.read(file(name));
    List<List<Object>> rows = new ArrayList<>();
    for (List<String> row : csv.rows()) {
      rows.add(row.stream().map(RunTables::cell).toList());
    }
    return new Table(name, csv.columns(), rows);
  }

  /** A number where the text is one. */
  private static Object cell(String text) {
    OptionalDouble number = CsvFile.parse(text);
    if (number.isEmpty()) {
      return text;
    }
    return text.matches("-?\\d{1,9}") ? (Object) Integer.valueOf(text) : number.getAsDouble();
  }
}
