/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.vision.api.dataset.Split;

/** The classes of pictures, and the boxes in them, as CSV files say. */
final class LabelTable {

  static final List<String> FILE = List.of("file", "filename", "path");
  static final List<String> INDEX = List.of("class_index");
  static final List<String> NAME = List.of("class", "label", "name");
  private static final List<List<String>> ENDS =
      List.of(
          List.of("x0", "xmin"),
          List.of("y0", "ymin"),
          List.of("x1", "xmax"),
          List.of("y1", "ymax"));

  private static final Map<String, Split> SPLITS =
      Map.of(
          "train", Split.TRAIN,
          "val", Split.VALIDATION,
          "valid", Split.VALIDATION,
          "validation", Split.VALIDATION,
          "test", Split.TEST);

  /** A picture's class. */
  record Label(
      String file, String className, Optional<Split> split, Optional<String> group, String place) {}

  /**
   * A box as written.
   *
   * @param className empty where the file does not say
   * @param place the line
   */
  record BoxRow(Optional<String> className, double[] ends, String place) {}

  private final boolean indexed;
  private final List<Label> labels;

  private LabelTable(boolean indexed, List<Label> labels) {
    this.indexed = indexed;
    this.labels = List.copyOf(labels);
  }

  /** One for each picture and class, in the order of the file. */
  List<Label> labels() {
    return labels;
  }

  /**
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) naming file and line
   */
  static LabelTable of(CsvTable csv) {
    String file = csv.neededColumn(FILE);
    Optional<String> index = csv.column(INDEX);
    String column = index.orElseGet(() -> csv.neededColumn(either()));
    Map<List<String>, Label> labels = new LinkedHashMap<>();
    for (CsvTable.Row row : csv.rows()) {
      String name = row.needed(file).replace('\\', '/');
      String className = className(row, column, index.isPresent());
      Optional<String> group = Optional.of(row.text("group")).filter(g -> !g.isEmpty());
      Label label = new Label(name, className, split(row), group, row.place());
      labels.putIfAbsent(List.of(name, className), label);
    }
    return new LabelTable(index.isPresent(), List.copyOf(labels.values()));
  }

  /** Whether a header can be that of a file of labels. */
  static boolean isHeader(List<String> columns) {
    return FILE.stream().anyMatch(columns::contains)
        && either().stream().anyMatch(columns::contains);
  }

  private static List<String> either() {
    List<String> names = new ArrayList<>(INDEX);
    names.addAll(NAME);
    return names;
  }

  private static String className(CsvTable.Row row, String column, boolean index) {
    String text = row.needed(column);
    if (!index) {
      return text;
    }
    if (!text.matches("\\d{1,9}")) {
      throw row.wrong("'" + column + "' is '" + text + "', which is no index from 0");
    }
    return String.valueOf(Integer.parseInt(text));
  }

  private static Optional<Split> split(CsvTable.Row row) {
    String word = row.text("split").toLowerCase(Locale.ROOT);
    if (!word.isEmpty() && !SPLITS.containsKey(word)) {
      throw row.wrong("the split '" + word + "' is none of train, validation and test");
    }
    return Optional.ofNullable(SPLITS.get(word));
  }

  /**
   * Boxes by file, which name classes as this file does or not at all.
   *
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) naming file and line
   */
  Map<String, List<BoxRow>> boxes(CsvTable csv) {
    String file = csv.neededColumn(FILE);
    List<String> ends = ENDS.stream().map(csv::neededColumn).toList();
    Optional<String> column = csv.column(indexed ? INDEX : NAME);
    if (column.isEmpty() && csv.column(either()).isPresent()) {
      throw Refusal.unreadable(
          "%s names classes in '%s', the labels in '%s'; give both the same column.",
          csv.file(), csv.column(either()).get(), indexed ? INDEX.get(0) : NAME.get(0));
    }
    Map<String, List<BoxRow>> boxes = new LinkedHashMap<>();
    for (CsvTable.Row row : csv.rows()) {
      String name = row.needed(file).replace('\\', '/');
      double[] box = ends.stream().mapToDouble(row::number).toArray();
      Optional<String> className = column.map(c -> className(row, c, indexed));
      boxes
          .computeIfAbsent(name, n -> new ArrayList<>())
          .add(new BoxRow(className, box, row.place()));
    }
    return boxes;
  }
}
