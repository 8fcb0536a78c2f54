/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.report.FigureFiles;
import org.lucerna.vision.api.report.ReportWriter;

/** The folder that an analysis leaves behind as a command: report, figures, tables, arrays. */
final class InspectionReport {

  private final Workplace work;
  private final OpenedModel opened;
  private final Plugin<?> plugin;

  InspectionReport(Workplace work, OpenedModel opened, Plugin<?> plugin) {
    this.work = work;
    this.opened = opened;
    this.plugin = plugin;
  }

  /**
   * @param data name of the data set, or empty
   */
  void write(RunFolder folder, Found found, String data) throws IOException {
    found.write(work, folder);
    List<Document.Section> sections = new ArrayList<>();
    sections.add(found.section());
    List<Block> notes = new ArrayList<>();
    opened.built().notes().forEach(note -> notes.add(new Block.Notice(note)));
    found.findings().problems().forEach(problem -> notes.add(new Block.Notice(problem)));
    List<Block.Fact> facts = new ArrayList<>();
    opened.built().provenance().forEach((k, v) -> facts.add(new Block.Fact(k, v)));
    plugin.property("cite").filter(c -> !c.isEmpty()).ifPresent(c -> facts.add(fact("paper", c)));
    facts.add(fact("plugin", plugin.origin()));
    notes.add(new Block.Facts(facts));
    sections.add(new Document.Section("Provenance", notes));
    String network = opened.built().network().id();
    Document document =
        new Document(
            Found.title(plugin.id()) + " of " + network,
            data.isEmpty() ? plugin.label() : "on " + data,
            sections);
    new FigureFiles(work.storage(), work.exporter(), folder.figures()).write(document);
    ReportWriter writer =
        work.plugins().require(ReportWriter.class, "report format", "html").service();
    work.storage().write(folder.report(), out -> writer.write(document, out));
    Map<String, Object> json = new LinkedHashMap<>(found.json());
    json.put("model", opened.built().provenance());
    json.put("engine", opened.engine().backend().description());
    json.put("bundles", work.plugins().bundles());
    Json.write(work.storage(), folder.reportJson(), json);
  }

  private static Block.Fact fact(String name, String value) {
    return new Block.Fact(name, value);
  }
}
