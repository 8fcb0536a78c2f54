/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** The page of command {@code explain}: maps, which of them are one map, cards, costs, facts. */
record MethodReport(
    BuiltModel built, List<Explained> pictures, List<SameMaps> same, TrustCards cards) {

  /** What is to be known of the maps' drawing. */
  static final String CAPTION =
      "Every map relative to its own maximum, stretched over the picture. Signed maps have"
          + " diverging colours; maps of each pixel's colours are drawn in those colours,"
          + " grey being zero.";

  Document document(List<Figure> grids, List<String> notes) {
    List<Document.Section> sections = new ArrayList<>();
    sections.add(new Document.Section("Maps", maps(grids, notes)));
    if (!same.isEmpty()) {
      sections.add(new Document.Section("The same map more than once", groups()));
    }
    if (!cards.isEmpty()) {
      sections.add(new Document.Section(TrustCards.TITLE, cards.blocks(pictures)));
    }
    sections.add(new Document.Section("Costs", List.of(costs())));
    sections.add(new Document.Section("Each map", List.of(table())));
    List<Block.Fact> facts = new ArrayList<>();
    built.provenance().forEach((k, v) -> facts.add(new Block.Fact(k, v)));
    sections.add(new Document.Section("Provenance", List.of(new Block.Facts(facts))));
    return new Document(
        "What " + built.network().id() + " looks at",
        (pictures.size() == 1 ? "one picture" : pictures.size() + " pictures")
            + ", %d maps".formatted(all().size()),
        sections);
  }

  private List<Explanation> all() {
    return pictures.stream().flatMap(p -> p.maps().stream()).toList();
  }

  private List<Block> maps(List<Figure> grids, List<String> notes) {
    List<Block> blocks = new ArrayList<>();
    notes.forEach(note -> blocks.add(new Block.Notice(note)));
    for (Figure grid : grids) {
      blocks.add(new Block.FigureBlock(grid, CAPTION, "Maps by method"));
    }
    return blocks;
  }

  private List<Block> groups() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "That these maps agree says nothing in their favour: they are computed differently and"
                + " come to the same."));
    same.forEach(group -> blocks.add(new Block.Paragraph(group.sentence())));
    return blocks;
  }

  private Block costs() {
    Map<MapKind, List<Cost>> byKind = new LinkedHashMap<>();
    all().forEach(m -> byKind.computeIfAbsent(MapKind.of(m), k -> new ArrayList<>()).add(m.cost()));
    List<List<Object>> rows = new ArrayList<>();
    byKind.forEach(
        (kind, costs) ->
            rows.add(
                List.of(
                    kind.label(),
                    kind.layer(),
                    costs.size(),
                    mean(costs.stream().mapToDouble(Cost::forwards).average().orElse(0)),
                    mean(costs.stream().mapToDouble(Cost::millis).average().orElse(0)))));
    return new Block.TableBlock(
        "Mean cost of a map beyond the one forward pass that all share. What several methods share,"
            + " such as a gradient, is counted where it is first used, from the top.",
        new Table(
            "costs", List.of("method", "layer", "maps", "forward passes", "milliseconds"), rows));
  }

  private static String mean(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }

  private Block table() {
    List<List<Object>> rows = new ArrayList<>();
    for (Explained picture : pictures) {
      for (Explanation map : picture.maps()) {
        rows.add(
            List.of(
                picture.subject().stem(),
                map.label(),
                map.layerName(),
                map.targetName(),
                map.value().text(),
                map.map().facts().entrySet().stream()
                    .map(e -> e.getKey() + ": " + e.getValue())
                    .collect(Collectors.joining("; "))));
      }
    }
    return new Block.TableBlock(
        "What is to be known of each map",
        new Table(
            "maps", List.of("picture", "method", "layer", "explains", "value", "facts"), rows));
  }
}
