/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

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
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.report.ReportWriter;

/** What was found of all methods, as lines, JSON and a page. */
final class VerifyReport {

  /** Of so few methods every finding is told, of more the failures only. */
  private static final int FEW = 3;

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final List<Verification> methods;

  VerifyReport(List<Verification> methods) {
    this.methods = List.copyOf(methods);
  }

  /** Partial where a method failed a check. */
  Outcome outcome(Optional<Path> out) {
    List<String> lines = new ArrayList<>();
    lines.addAll(methods.size() > FEW ? matrix() : List.of());
    methods.forEach(m -> lines.addAll(told(m)));
    long failed = methods.stream().filter(Verification::failed).count();
    lines.add(
        failed == 0
            ? "%d methods: no check failed".formatted(methods.size())
            : "%d of %d methods failed a check".formatted(failed, methods.size()));
    out.ifPresent(folder -> lines.add("report: " + folder.resolve("verify.html")));
    return new Outcome(failed == 0 ? ExitStatus.OK : ExitStatus.PARTIAL, lines, json());
  }

  /** A row a method, a column a check; what the columns are follows. */
  private List<String> matrix() {
    int width = methods.stream().mapToInt(m -> m.method().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    List<Finding> columns = methods.get(0).findings();
    StringBuilder head = new StringBuilder(" ".repeat(width));
    for (int i = 0; i < columns.size(); i++) {
      head.append("%3d".formatted(i + 1));
    }
    lines.add(head.toString());
    for (Verification method : methods) {
      StringBuilder row = new StringBuilder(("%-" + width + "s").formatted(method.method()));
      method.findings().forEach(f -> row.append("  ").append(f.verdict().sign()));
      lines.add(row.append(Check.text("   %.1f s", method.seconds())).toString());
    }
    StringBuilder legend = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      legend.append("%d %s  ".formatted(i + 1, columns.get(i).check()));
    }
    for (Verdict verdict : Verdict.values()) {
      legend.append(" %s %s ".formatted(verdict.sign(), verdict.text()));
    }
    lines.add(legend.toString().strip());
    return lines;
  }

  private List<String> told(Verification method) {
    List<String> lines = new ArrayList<>();
    boolean all = methods.size() <= FEW;
    if (all) {
      lines.add(
          Check.text(
              "%s of %s: %d ok, %d failed, %d not applicable, %.1f s",
              method.method(),
              method.origin(),
              method.count(Verdict.PASSED),
              method.count(Verdict.FAILED),
              method.count(Verdict.NOT_APPLICABLE),
              method.seconds()));
    }
    for (Finding finding : method.findings()) {
      if (all || finding.failed()) {
        String subject = all ? "  " : method.method() + ": ";
        lines.add(
            "%s%-14s %-12s  %s"
                .formatted(subject, finding.verdict().text(), finding.check(), finding.why())
                .stripTrailing());
      }
    }
    return lines;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("failed", methods.stream().filter(Verification::failed).count());
    json.put("methods", methods.stream().map(Verification::json).toList());
    return json;
  }

  /** {@code verify.json}, and {@code verify.html} where that format is installed. */
  void write(Path folder, Storage storage, Plugins plugins) throws IOException {
    byte[] bytes = (GSON.toJson(json()) + "\n").getBytes(StandardCharsets.UTF_8);
    storage.write(folder.resolve("verify.json"), out -> out.write(bytes));
    ReportWriter writer = plugins.require(ReportWriter.class, "report format", "html").service();
    storage.write(folder.resolve("verify.html"), out -> writer.write(document(), out));
  }

  private Document document() {
    List<Document.Section> sections = new ArrayList<>();
    sections.add(
        new Document.Section(
            "Methods", List.of(new Block.TableBlock("All methods, all checks", overview()))));
    sections.add(new Document.Section("Checks", List.of(new Block.Facts(explained()))));
    for (Verification method : methods) {
      sections.add(
          new Document.Section(
              method.method(),
              List.of(new Block.TableBlock("of " + method.origin(), details(method)))));
    }
    return new Document("Explanation methods examined", "lucerna verify", sections);
  }

  private Table overview() {
    List<String> columns = new ArrayList<>(List.of("method"));
    methods.get(0).findings().forEach(f -> columns.add(f.check()));
    List<List<Object>> rows = new ArrayList<>();
    for (Verification method : methods) {
      List<Object> row = new ArrayList<>(List.of(method.method()));
      method.findings().forEach(f -> row.add(f.verdict().text()));
      rows.add(row);
    }
    return new Table("verify", columns, rows);
  }

  private List<Block.Fact> explained() {
    List<String> made = methods.get(0).findings().stream().map(Finding::check).toList();
    return Kit.checks().stream()
        .filter(c -> made.contains(c.id()))
        .map(c -> new Block.Fact(c.id(), c.about()))
        .toList();
  }

  private static Table details(Verification method) {
    List<List<Object>> rows = new ArrayList<>();
    for (Finding finding : method.findings()) {
      rows.add(List.of(finding.check(), finding.verdict().text(), finding.why()));
    }
    return new Table(method.method(), List.of("check", "verdict", "why"), rows);
  }
}
