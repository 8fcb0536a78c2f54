/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.report.Block;

/** Before and after, for people and programs. */
final class RemedyReport {

  private final Audited audited;
  private final Suspect suspect;
  private final CleanedData.Written written;
  private final boolean excluded;

  RemedyReport(Audited audited, Suspect suspect, CleanedData.Written written, boolean excluded) {
    this.audited = audited;
    this.suspect = suspect;
    this.written = written;
    this.excluded = excluded;
  }

  Findings findings(BeforeAfter measured, Path retrained) {
    Findings.Builder findings = Findings.builder();
    findings.line(done());
    findings.block(new Block.Paragraph(done()));
    List<List<Object>> rows = new ArrayList<>();
    List<Map<String, Object>> json = new ArrayList<>();
    for (BeforeAfter.Row row : measured.rows()) {
      String before = row.odds() ? Sentences.times(row.before()) : Sentences.points(row.before());
      String after = row.odds() ? Sentences.times(row.after()) : Sentences.points(row.after());
      String change =
          row.odds() ? Sentences.times(row.difference()) : Sentences.points(row.difference());
      findings.line(
          "%s: %s before, %s after, change %s (n = %d)"
              .formatted(row.name(), before, after, change, row.before().n()));
      rows.add(List.of(row.name(), row.before().n(), before, after, change));
      json.add(json(row));
    }
    findings.block(
        new Block.TableBlock(
            "Both networks on the same pictures (%s), in points of 100, odds as factors, with 95 %% bootstrap intervals over groups of related pictures; changes are paired by picture. The control's loss and flips are those of a random region."
                .formatted(splits(measured)),
            new Table("audit-remedy", List.of("figure", "n", "before", "after", "change"), rows)));
    findings.block(new Block.Paragraph("The new run: " + retrained));
    findings.table(csv(measured));
    findings.json("kind", excluded ? "exclude" : "mask");
    findings.json("class", audited.className(suspect.classIndex()));
    findings.json("region", suspect.name());
    findings.json("replaced", written.replaced());
    findings.json("excluded", written.excluded());
    findings.json("run", retrained.toString());
    findings.json("figures", json);
    return findings.build();
  }

  private String done() {
    String name = audited.className(suspect.classIndex());
    return excluded
        ? "Remedy: %d pictures of %s whose region (%s) raises the class's odds were left out, and the network was trained again."
            .formatted(written.excluded(), name, suspect.place().words())
        : "Remedy against %s, %s: in a copy of all %d pictures that are trained and validated on, of every class, the region was replaced by what pictures of other classes show there, and the network was trained again."
            .formatted(name, suspect.place().words(), written.replaced());
  }

  private static String splits(BeforeAfter measured) {
    return measured.splits().entrySet().stream()
        .map(e -> "%d of split %s".formatted(e.getValue(), e.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Object> json(BeforeAfter.Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("figure", row.name());
    json.put("unit", row.odds() ? "log odds" : "share");
    json.put("before", JsonResults.measured(row.before()));
    json.put("after", JsonResults.measured(row.after()));
    json.put("change", JsonResults.measured(row.difference()));
    return json;
  }

  private static Table csv(BeforeAfter measured) {
    List<List<Object>> rows = new ArrayList<>();
    for (BeforeAfter.Row row : measured.rows()) {
      List<Object> cells =
          new ArrayList<>(List.of(row.name(), row.odds() ? "log odds" : "share", row.before().n()));
      for (Measured value : List.of(row.before(), row.after(), row.difference())) {
        cells.add(value.mean());
        cells.add(value.interval().<Object>map(i -> i.low()).orElse(""));
        cells.add(value.interval().<Object>map(i -> i.high()).orElse(""));
      }
      rows.add(cells);
    }
    List<String> columns = new ArrayList<>(List.of("figure", "unit", "n"));
    for (String name : List.of("before", "after", "change")) {
      columns.addAll(List.of(name, name + "-low-95", name + "-high-95"));
    }
    return new Table("audit-remedy", columns, rows);
  }
}
