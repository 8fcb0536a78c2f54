/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;

/** The report's part, and the same at the console, for programs and as tables. */
final class SanityReport {

  private final Results results;
  private final Renderers renderers;
  private final Words words;

  SanityReport(Results results, Renderers renderers) {
    this.results = results;
    this.renderers = renderers;
    this.words = new Words(results);
  }

  Findings findings() {
    Tables tables = new Tables(results);
    Findings.Builder findings = Findings.builder();
    findings.line(words.title());
    aligned(tables.people()).forEach(findings::line);
    findings.block(new Block.Paragraph(words.how()));
    new Charts(results, renderers).all().forEach(findings::block);
    findings.block(new Block.TableBlock(words.caption(), tables.people()));
    for (String sentence : words.notices()) {
      findings.line(sentence);
      findings.block(new Block.Notice(sentence));
    }
    findings.block(new Block.Paragraph(words.paper()));
    findings.block(new Block.Paragraph(words.limits()));
    tables.programs().forEach(findings::table);
    findings.json(results.setting().network(), new JsonResults(results).all());
    return findings.build();
  }

  private static List<String> aligned(Table table) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(table.columns());
    for (List<Object> row : table.rows()) {
      cells.add(row.stream().map(String::valueOf).toList());
    }
    int[] widths = new int[table.columns().size()];
    for (List<String> row : cells) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : cells) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        text.append(row.get(c)).append(" ".repeat(widths[c] - row.get(c).length() + 2));
      }
      lines.add(text.toString().stripTrailing());
    }
    return lines;
  }
}
