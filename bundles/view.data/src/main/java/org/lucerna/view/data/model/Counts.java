/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

/** How many pictures there are of each class in each split. */
public final class Counts {

  private final List<String> classes;
  private final List<Map<Split, Integer>> bySplit;

  public Counts(Dataset data) {
    classes = data.classes();
    bySplit = new ArrayList<>();
    classes.forEach(c -> bySplit.add(new EnumMap<>(Split.class)));
    for (Sample sample : data.samples()) {
      bySplit.get(sample.label()).merge(sample.split(), 1, Integer::sum);
    }
  }

  public List<String> classes() {
    return classes;
  }

  /** Of a class, in one split or in all. */
  public int of(int label, Optional<Split> split) {
    Map<Split, Integer> own = bySplit.get(label);
    return split
        .map(s -> own.getOrDefault(s, 0))
        .orElseGet(() -> own.values().stream().mapToInt(Integer::intValue).sum());
  }

  /** Of all classes, in one split or in all. */
  public int all(Optional<Split> split) {
    int sum = 0;
    for (int c = 0; c < classes.size(); c++) {
      sum += of(c, split);
    }
    return sum;
  }

  /** A row a class, a column a split, with sums. */
  public Table table() {
    List<List<Object>> rows = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      List<Object> row = new ArrayList<>(List.of(classes.get(c)));
      for (Split split : Split.values()) {
        row.add(of(c, Optional.of(split)));
      }
      row.add(of(c, Optional.empty()));
      rows.add(row);
    }
    List<Object> sums = new ArrayList<>(List.of("all"));
    for (Split split : Split.values()) {
      sums.add(all(Optional.of(split)));
    }
    sums.add(all(Optional.empty()));
    rows.add(sums);
    return new Table("classes", List.of("class", "train", "validation", "test", "all"), rows);
  }
}
