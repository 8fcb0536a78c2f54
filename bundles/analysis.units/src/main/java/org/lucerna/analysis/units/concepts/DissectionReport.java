/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.render.BarChart;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.report.Block;

/** What a dissection found, layer by layer. */
final class DissectionReport {

  private static final int STRONGEST = 20;
  private static final int FEW_GROUPS = 10;

  private final Inspection inspection;
  private final DissectionParams params;
  private final Masked masked;
  private final Findings.Builder findings = Findings.builder();
  private final List<Object> layers = new ArrayList<>();

  DissectionReport(Inspection inspection, DissectionParams params, Masked masked) {
    this.inspection = inspection;
    this.params = params;
    this.masked = masked;
    findings.block(new Block.Paragraph(method()));
    findings.json("pictures", masked.size());
    findings.json("groups", masked.groups().stream().distinct().count());
    findings.json("pictures_first_half", masked.firstHalf());
    findings.json("quantile", params.quantile());
    findings.json("detector_threshold", params.detector());
    findings.json("passes_per_picture", 2);
    long second = masked.groups().stream().skip(masked.firstHalf()).distinct().count();
    if (second < FEW_GROUPS || masked.firstHalf() < FEW_GROUPS) {
      findings.problem(
          ("Only %d pictures with masks are in one half and %d in the other: what was found on one"
                  + " half says little about the other; give more pictures with masks.")
              .formatted(masked.firstHalf(), masked.size() - masked.firstHalf()));
    }
  }

  private String method() {
    return String.format(
        Locale.ROOT,
        "A unit (channel) is on where its activation is above the threshold that %s %% of all its"
            + " activations exceed (n = %d pictures with masks, %d groups of duplicates); cells"
            + " are brought to the masks' size linearly, %s. Intersection over union: sum of the"
            + " intersections by sum of the unions over all these pictures (Bau et al. 2017). A"
            + " detector has an IoU above %s with its best concept. Confirmed: the concept was"
            + " chosen on one half of the pictures (%d), the IoU measured on the other (%d). By"
            + " chance: the same with every picture's masks exchanged for another picture's, which"
            + " keeps where units and concepts tend to lie. A unit that lights few pixels cannot"
            + " cover a large concept: compare an IoU with the largest one possible.",
        Sentence.plain(100 * params.quantile()),
        masked.size(),
        masked.groups().stream().distinct().count(),
        params.placement(),
        params.detector(),
        masked.firstHalf(),
        masked.size() - masked.firstHalf());
  }

  void add(DissectedLayer layer, Progress progress) throws IOException {
    List<UnitScore> scores = Scores.of(layer, inspection.seed(), progress.part("intervals", 0.5));
    List<ConceptSummary> concepts = ConceptSummary.of(layer, scores, params.detector());
    String suffix = layer.name().replaceAll("[^A-Za-z0-9.]+", "-");
    DissectionTables tables = new DissectionTables(layer, scores);
    findings.table(tables.units("dissection-units-" + suffix));
    findings.table(DissectionTables.concepts("dissection-concepts-" + suffix, concepts));
    findings.array("dissection-iou-" + suffix, tables.iou());
    layers.add(json(layer, concepts));
    summarise(layer, concepts);
    if (concepts.stream().anyMatch(c -> c.confirmed() + c.chance() > 0)) {
      findings.block(chart(layer, concepts));
    } else {
      findings.block(new Block.Notice("No unit of " + layer.name() + " is a confirmed detector."));
    }
    DissectionSheet sheet = new DissectionSheet(inspection, layer, params, scores);
    if (!sheet.isEmpty()) {
      findings.block(
          new Block.FigureBlock(
              sheet.draw(progress.part("pictures", 0.5)),
              "The best units of each concept at %s, on the pictures in which they are strongest, one"
                      .formatted(layer.name())
                  + " of each group of duplicates. Lit and outlined in yellow: above the unit's"
                  + " threshold; blue: the concept's mask. IoU over all pictures: the units were"
                  + " chosen for it.",
              "Pictures on which the best units are strongest, with the region that each lights"));
    }
    findings.block(
        new Block.TableBlock(
            "Concepts at " + layer.name(), DissectionTables.concepts("concepts", concepts)));
    findings.block(
        new Block.TableBlock(
            "Units of %s that keep their concept best on the other half".formatted(layer.name()),
            tables.strongest(STRONGEST)));
  }

  private void summarise(DissectedLayer layer, List<ConceptSummary> concepts) {
    findings.line(
        "%s: %d of %d units are detectors (IoU > %s), %d confirmed on the other half, %d by chance"
            .formatted(
                layer.name(),
                concepts.stream().mapToInt(ConceptSummary::detectors).sum(),
                layer.units(),
                params.detector(),
                concepts.stream().mapToInt(ConceptSummary::confirmed).sum(),
                concepts.stream().mapToInt(ConceptSummary::chance).sum()));
    concepts.stream()
        .filter(c -> c.confirmed() > 0)
        .sorted(Comparator.comparingInt(c -> -c.confirmed()))
        .forEach(
            c ->
                findings.line(
                    "  %-20s %4d units, best: unit %d"
                        .formatted(
                            c.concept().label(), c.confirmed(), c.best().orElseThrow().unit())));
  }

  private Block chart(DissectedLayer layer, List<ConceptSummary> concepts) {
    List<ConceptSummary> shown =
        concepts.stream()
            .filter(c -> c.confirmed() + c.chance() > 0)
            .sorted(Comparator.comparingInt(c -> -c.confirmed()))
            .toList();
    String others =
        concepts.stream()
            .filter(c -> c.confirmed() + c.chance() == 0)
            .map(c -> c.concept().label())
            .collect(Collectors.joining(", "));
    BarChart chart =
        new BarChart(
            "Detectors at " + layer.name(),
            "units of " + layer.units(),
            List.of("IoU > " + params.detector() + " on the other half", "by chance"),
            shown.stream().map(DissectionReport::row).toList(),
            others.isEmpty() ? "" : "No unit detects: " + others + ".");
    Figure light = inspection.renderers().draw("bars", chart, Map.of());
    Figure dark = inspection.renderers().draw("bars", chart, Map.of("theme", "dark"));
    return new Block.FigureBlock(
        light,
        "Units by the concept that fits them best in one half of the pictures, counted where the"
            + " IoU in the other half is above %s. By chance: with masks of other pictures."
                .formatted(params.detector()),
        "How many units detect each concept",
        Optional.of(dark));
  }

  private static BarChart.Row row(ConceptSummary c) {
    return new BarChart.Row(
        c.concept().label(), List.of((double) c.confirmed(), (double) c.chance()));
  }

  private static Map<String, Object> json(DissectedLayer layer, List<ConceptSummary> concepts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("layer", layer.name());
    json.put("units", layer.units());
    json.put("detectors", concepts.stream().mapToInt(ConceptSummary::detectors).sum());
    json.put("confirmed", concepts.stream().mapToInt(ConceptSummary::confirmed).sum());
    json.put("by_chance", concepts.stream().mapToInt(ConceptSummary::chance).sum());
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < concepts.size(); i++) {
      list.add(json(concepts.get(i), i));
    }
    json.put("concepts", list);
    return json;
  }

  private static Map<String, Object> json(ConceptSummary c, int number) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("concept", c.concept().label());
    json.put("kind", c.concept().kindName());
    json.put("pictures", c.pictures());
    json.put("share_of_pixels", c.share());
    json.put("largest_iou_possible", c.ceiling());
    json.put("detectors", c.detectors());
    json.put("confirmed", c.confirmed());
    json.put("by_chance", c.chance());
    c.best().ifPresent(best -> json.put("best_unit", best.unit()));
    c.best().ifPresent(best -> json.put("best_iou", best.iou()[number]));
    return json;
  }

  Findings findings() {
    return findings.json("layers", layers).build();
  }
}
