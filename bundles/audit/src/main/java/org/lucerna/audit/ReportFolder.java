/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.render.FigureExporter;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.report.FigureFiles;
import org.lucerna.vision.api.report.ReportWriter;
import org.lucerna.vision.api.session.Inspected;

/** What the command leaves behind: report, figures, tables; as other analyses' commands do. */
final class ReportFolder {

  static final String REPORT = "report.html";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Tools tools;
  private final Path out;

  /** What writes. */
  record Tools(Plugins plugins, Storage storage, FigureExporter exporter) {}

  ReportFolder(Tools tools, Path out) {
    this.tools = tools;
    this.out = out;
  }

  void write(Inspected inspected, Findings findings, Optional<Findings> remedy) throws IOException {
    List<Document.Section> sections = new ArrayList<>();
    sections.add(new Document.Section("Audit", findings.blocks()));
    remedy.ifPresent(r -> sections.add(new Document.Section("Remedy", r.blocks())));
    List<Block.Fact> facts = new ArrayList<>();
    inspected.provenance().forEach((k, v) -> facts.add(new Block.Fact(k, v)));
    sections.add(new Document.Section("Provenance", List.of(new Block.Facts(facts))));
    Document document =
        new Document(
            "Audit of " + inspected.title(), "on " + inspected.inspection().dataName(), sections);
    new FigureFiles(tools.storage(), tools.exporter(), out.resolve("figures")).write(document);
    ReportWriter writer =
        tools.plugins().require(ReportWriter.class, "report format", "html").service();
    tools.storage().write(out.resolve(REPORT), stream -> writer.write(document, stream));
    List<Table> tables = new ArrayList<>(findings.tables());
    remedy.ifPresent(r -> tables.addAll(r.tables()));
    for (Table table : tables) {
      text(out.resolve("tables").resolve(table.name() + ".csv"), table.csv());
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("analysis", "audit");
    json.putAll(findings.json());
    remedy.ifPresent(r -> json.put("remedy", r.json()));
    json.put("model", inspected.provenance());
    json.put("bundles", tools.plugins().bundles());
    text(out.resolve("report.json"), GSON.toJson(json) + "\n");
  }

  private void text(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    tools.storage().write(file, stream -> stream.write(bytes));
  }
}
