/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** What the network looks at: grids over the classes, evidence against the truth, mistakes. */
final class ExplanationSection {

  /** Wider grids are no longer legible: more classes go into further grids. */
  private static final int COLUMNS = 7;

  private final Run run;
  private final Drawing drawing;
  private final ExplainStep.Result result;
  private final Map<String, Object> style;

  ExplanationSection(Run run, Drawing drawing, ExplainStep.Result result) {
    this.run = run;
    this.drawing = drawing;
    this.result = result;
    this.style = new LinkedHashMap<>(ExplainStep.style(result.params()));
    this.style.put("caption", false);
    this.style.put("color-bar", false);
  }

  List<Document.Section> compose() {
    List<Document.Section> sections = new ArrayList<>();
    sections.add(new Document.Section("What the network looks at", examples()));
    if (!result.cards().isEmpty()) {
      List<Explained> all = new ArrayList<>(result.examples());
      all.addAll(result.mistakes());
      sections.add(new Document.Section(TrustCards.TITLE, result.cards().blocks(all)));
    }
    if (!result.evidence().isEmpty()) {
      sections.add(new Document.Section("Maps against the truth", evidence()));
    }
    if (!result.mistakes().isEmpty()) {
      sections.add(new Document.Section("Most confident mistakes", mistakes()));
    }
    return sections;
  }

  private List<Block> examples() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "The first %s pictures of each class in the data set's order; nobody picked them. A map shows where the evidence for the named class lies, relative to its own maximum."
                .formatted(result.params().split().id())));
    List<Explained> all = result.examples();
    for (String method : methods(all)) {
      for (int nth = 0; nth < result.params().perClass(); nth++) {
        List<Explained> row = nthOfEachClass(nth);
        for (int from = 0; from < row.size(); from += COLUMNS) {
          List<Explained> part = row.subList(from, Math.min(from + COLUMNS, row.size()));
          boolean several = part.stream().anyMatch(e -> of(e, method).size() > 1);
          blocks.add(several ? targets(method, part, nth + 1) : grid(method, part, nth + 1));
        }
      }
    }
    return blocks;
  }

  private static Set<String> methods(List<Explained> all) {
    Set<String> methods = new LinkedHashSet<>();
    all.forEach(e -> e.maps().forEach(m -> methods.add(m.method() + "--" + m.layerName())));
    return methods;
  }

  private List<Explained> nthOfEachClass(int n) {
    Map<Integer, Integer> seen = new LinkedHashMap<>();
    List<Explained> row = new ArrayList<>();
    for (Explained e : result.examples()) {
      if (seen.merge(e.subject().label().orElse(-1), 1, Integer::sum) == n + 1) {
        row.add(e);
      }
    }
    row.sort(java.util.Comparator.comparingInt(e -> e.subject().label().orElse(-1)));
    return row;
  }

  /** Original, heatmap and overlay in rows, classes in columns. */
  private Block.FigureBlock grid(String methodAtLayer, List<Explained> pictures, int nth) {
    Network network = run.built.network();
    List<Optional<PictureGrid.Cell>> originals = new ArrayList<>();
    List<Optional<PictureGrid.Cell>> heatmaps = new ArrayList<>();
    List<Optional<PictureGrid.Cell>> overlays = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    String title = "";
    for (Explained picture : pictures) {
      Explanation map = first(picture, methodAtLayer);
      title = map.title();
      columns.add(run.data.classes().get(picture.subject().label().orElseThrow()));
      originals.add(cell(drawing.original(picture, map.map(), style), List.of()));
      heatmaps.add(cell(drawing.first(picture, map, network, with("heatmap")), List.of()));
      overlays.add(cell(drawing.first(picture, map, network, with("overlay")), caption(map)));
    }
    PictureGrid grid =
        new PictureGrid(
            title,
            columns,
            List.of("original", "heatmap", "overlay"),
            List.of(originals, heatmaps, overlays),
            legend(pictures.stream().map(p -> first(p, methodAtLayer))));
    return new Block.FigureBlock(
        drawing.draw("grid", grid, Map.of()),
        "%s for the %s class (named below with its probability), %s picture %d of each class. The map is stretched over the picture.%s"
            .formatted(
                title,
                String.join(", ", result.params().target()),
                result.params().split().id(),
                nth,
                colors(first(pictures.get(0), methodAtLayer))),
        "%s, picture %d of each class".formatted(title, nth));
  }

  /** Original and an overlay for each target in rows, classes in columns. */
  private Block.FigureBlock targets(String methodAtLayer, List<Explained> pictures, int nth) {
    int most = pictures.stream().mapToInt(e -> of(e, methodAtLayer).size()).max().orElse(0);
    List<List<Optional<PictureGrid.Cell>>> cells = new ArrayList<>();
    List<String> rows = new ArrayList<>(List.of("original"));
    cells.add(
        pictures.stream()
            .map(
                e -> cell(drawing.original(e, of(e, methodAtLayer).get(0).map(), style), List.of()))
            .toList());
    for (int i = 0; i < most; i++) {
      int at = i;
      cells.add(pictures.stream().map(e -> overlay(e, of(e, methodAtLayer), at)).toList());
      Set<String> names = new LinkedHashSet<>();
      pictures.forEach(
          e ->
              of(e, methodAtLayer).stream()
                  .skip(at)
                  .limit(1)
                  .forEach(m -> names.add(m.targetName())));
      rows.add(names.size() == 1 ? names.iterator().next() : "target " + (i + 1));
    }
    String title = of(pictures.get(0), methodAtLayer).get(0).title();
    List<String> columns =
        pictures.stream()
            .map(e -> run.data.classes().get(e.subject().label().orElseThrow()))
            .toList();
    PictureGrid grid =
        new PictureGrid(
            title,
            columns,
            rows,
            cells,
            legend(pictures.stream().flatMap(p -> of(p, methodAtLayer).stream())));
    return new Block.FigureBlock(
        drawing.draw("grid", grid, Map.of()),
        "%s for each target (named below with its value), %s picture %d of each class. Every map is relative to its own maximum and stretched over the picture."
            .formatted(title, result.params().split().id(), nth),
        "%s by target, picture %d of each class".formatted(title, nth));
  }

  private Optional<PictureGrid.Cell> overlay(Explained picture, List<Explanation> maps, int at) {
    if (at >= maps.size()) {
      return Optional.empty();
    }
    Explanation map = maps.get(at);
    return cell(drawing.first(picture, map, run.built.network(), with("overlay")), caption(map));
  }

  /** Class, probability and, where there is a card, its verdict. */
  private List<String> caption(Explanation map) {
    List<String> lines = new ArrayList<>(List.of(map.targetName(), map.value().text()));
    lines.addAll(result.cards().caption(map));
    return lines;
  }

  private Optional<Figure> legend(Stream<Explanation> maps) {
    return drawing.legend(maps, result.params().colors());
  }

  /** What a reader needs to know who finds no colour bar. */
  private static String colors(Explanation map) {
    return map.map().isColored()
        ? " It explains each pixel's colours and is drawn in those, grey being zero."
        : "";
  }

  private static Explanation first(Explained picture, String methodAtLayer) {
    return of(picture, methodAtLayer).get(0);
  }

  /** A method's maps at a layer, one a target. */
  private static List<Explanation> of(Explained picture, String methodAtLayer) {
    return picture.maps().stream()
        .filter(m -> (m.method() + "--" + m.layerName()).equals(methodAtLayer))
        .toList();
  }

  private Map<String, Object> with(String kind) {
    Map<String, Object> all = new LinkedHashMap<>(style);
    all.put("style", kind);
    return all;
  }

  private static Optional<PictureGrid.Cell> cell(Figure figure, List<String> caption) {
    return Optional.of(new PictureGrid.Cell(figure, caption));
  }

  private List<Block> evidence() {
    List<List<Object>> rows = new ArrayList<>();
    for (Evidence.Summary e : result.evidence()) {
      rows.add(
          List.of(
              e.method(),
              e.n(),
              Drawing.percent(e.energy()),
              Drawing.percent(e.low()) + " – " + Drawing.percent(e.high()),
              Drawing.percent(e.area()),
              String.format(Locale.ROOT, "%.1f", e.energy() / e.area())));
    }
    return List.of(
        new Block.Paragraph(
            "The data set knows which pixels make an object what its class is: one part of it, or with masks all of its foreground. A map that knows nothing puts as much of its energy there as they cover of the picture. The map explains the true class."),
        new Block.TableBlock(
            "Share of the positive map on the defining pixels, mean over pictures",
            new Table(
                "evidence",
                List.of(
                    "map",
                    "n",
                    "energy on them",
                    "95 % interval (normal)",
                    "their share of the picture",
                    "ratio"),
                rows)));
  }

  static String sentence(Evidence.Summary e) {
    return String.format(
        Locale.ROOT,
        "%.1f %% of the map's energy falls on the class-defining pixels, which cover %.1f %% of the picture (n = %d, 95 %% interval %.1f to %.1f %%)",
        100 * e.energy(),
        100 * e.area(),
        e.n(),
        100 * e.low(),
        100 * e.high());
  }

  /** Each mistake: the picture, then each method's maps for the predicted and the true class. */
  private List<Block> mistakes() {
    List<Block> blocks = new ArrayList<>();
    for (Explained picture : result.mistakes()) {
      int label = picture.prediction().label();
      int predicted = picture.prediction().predicted();
      List<String> columns = new ArrayList<>(List.of("picture"));
      List<Optional<PictureGrid.Cell>> row = new ArrayList<>();
      row.add(cell(drawing.original(picture, picture.maps().get(0).map(), style), List.of()));
      for (int index : List.of(predicted, label)) {
        String role = index == label ? "true: " : "predicted: ";
        for (Explanation map : picture.maps()) {
          if (map.classIndex() == index) {
            columns.add(role + map.targetName());
            row.add(
                cell(
                    drawing.first(picture, map, run.built.network(), with("overlay")),
                    List.of(map.title(), map.value().text())));
          }
        }
      }
      PictureGrid grid =
          new PictureGrid("", columns, List.of(""), List.of(row), legend(picture.maps().stream()));
      blocks.add(
          new Block.FigureBlock(
              drawing.draw("grid", grid, Map.of()),
              "%s: taken for %s (%s), is %s (%s)."
                  .formatted(
                      run.data.samples().get(picture.subject().sample().getAsInt()).id(),
                      run.built.className(predicted),
                      Drawing.percent(picture.prediction().probability(predicted)),
                      run.built.className(label),
                      Drawing.percent(picture.prediction().probability(label))),
              "Mistake " + picture.subject().stem()));
    }
    return blocks;
  }
}
