/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.report.Document;

/**
 * What an analysis found in a run.
 *
 * @param id the analysis's
 * @param turn how often it has run before in this run
 */
record Found(String id, int turn, Findings findings) {

  /** Tables as CSV, arrays as {@code .npy}; those of a second turn in folders of their own. */
  void write(Workplace work, RunFolder folder) throws IOException {
    String prefix = turn == 0 ? "" : "%s-%d/".formatted(id, turn + 1);
    for (Table table : findings.tables()) {
      new Csv(work.storage()).write(folder, prefix + table.name(), table);
    }
    for (Map.Entry<String, Tensor> array : findings.arrays().entrySet()) {
      Npy.write(
          work.storage(),
          folder.path().resolve("arrays").resolve(prefix + array.getKey() + ".npy"),
          array.getValue());
    }
  }

  Document.Section section() {
    return new Document.Section(title(id), findings.blocks());
  }

  /** {@code Feature maps} of {@code feature-maps}. */
  static String title(String id) {
    String words = id.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("analysis", id);
    json.putAll(findings.json());
    if (!findings.problems().isEmpty()) {
      json.put("problems", List.copyOf(findings.problems()));
    }
    return json;
  }
}
