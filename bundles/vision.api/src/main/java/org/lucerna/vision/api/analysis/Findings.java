/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.report.Block;

/**
 * What an analysis found.
 *
 * @param lines the result for people, on standard output
 * @param json the result for programs: texts, numbers, booleans, lists and maps of these
 * @param blocks its part of the report; figures are written as PNG and SVG, too
 * @param tables written as CSV under their names
 * @param arrays written as {@code .npy}, by file name without suffix
 * @param problems sentences about what is missing; the exit status is then "partial"
 */
public record Findings(
    List<String> lines,
    Map<String, Object> json,
    List<Block> blocks,
    List<Table> tables,
    Map<String, Tensor> arrays,
    List<String> problems) {

  public Findings {
    lines = List.copyOf(lines);
    blocks = List.copyOf(blocks);
    tables = List.copyOf(tables);
    problems = List.copyOf(problems);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects findings in order. */
  public static final class Builder {

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Object> json = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, Tensor> arrays = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Builder() {}

    public Builder line(String line) {
      lines.add(line);
      return this;
    }

    public Builder json(String key, Object value) {
      json.put(key, value);
      return this;
    }

    public Builder block(Block block) {
      blocks.add(block);
      return this;
    }

    public Builder table(Table table) {
      tables.add(table);
      return this;
    }

    public Builder array(String name, Tensor values) {
      arrays.put(name, values);
      return this;
    }

    public Builder problem(String sentence) {
      problems.add(sentence);
      return this;
    }

    public Findings build() {
      return new Findings(lines, json, blocks, tables, arrays, problems);
    }
  }
}
