/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.statistics.Interval;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** Where maps lie: a table for each measure, and the mean maps. */
final class AnalysisSection {

  private static final String NONE = "\u2013";
  private static final int COLUMNS = 6;
  private static final int WHITE = 0xFFFFFF;

  private final Drawing drawing;
  private final AnalyseStep.Result result;

  AnalysisSection(Drawing drawing, AnalyseStep.Result result) {
    this.drawing = drawing;
    this.result = result;
  }

  Document.Section compose() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "Maps of %d %s pictures, each for the class '%s'; of %d the foreground is known. A map is rectified, stretched over what the network saw, and measured on its pixels. Intervals are bootstrapped (2000 resamples), related pictures being drawn together. What a map that is the same everywhere gets stands beside each value; a difference is from %s, on the same pictures."
                .formatted(
                    result.pictures(),
                    result.params().split().id(),
                    result.params().target(),
                    result.known(),
                    result.summaries().get(0).kind())));
    if (result.summaries().stream().anyMatch(s -> s.without() > 0)) {
      blocks.add(new Block.TableBlock("Maps that are positive nowhere, in no mean", empty()));
    }
    blocks.add(
        new Block.Facts(
            measures().stream().map(m -> new Block.Fact(m.name(), m.definition())).toList()));
    measures().forEach(m -> blocks.add(new Block.TableBlock(m.name(), table(m.name()))));
    blocks.addAll(means());
    return new Document.Section("Where the maps lie", blocks);
  }

  /** Each once, in order. */
  private List<MapSummary.Measure> measures() {
    Map<String, MapSummary.Measure> all = new LinkedHashMap<>();
    result.summaries().forEach(s -> s.measures().forEach(m -> all.putIfAbsent(m.name(), m)));
    return List.copyOf(all.values());
  }

  private Table empty() {
    List<List<Object>> rows = new ArrayList<>();
    for (MapSummary s : result.summaries()) {
      rows.add(List.of(s.kind().toString(), s.maps(), s.without()));
    }
    return new Table("without-evidence", List.of("map", "maps", "without evidence"), rows);
  }

  private Table table(String name) {
    List<String> columns = new ArrayList<>(List.of("map", "n", "mean", "95 %", "uniform map"));
    boolean compared = result.summaries().size() > 1;
    if (compared) {
      columns.addAll(List.of("difference", "its 95 %"));
    }
    List<List<Object>> rows = new ArrayList<>();
    for (MapSummary summary : result.summaries()) {
      summary.measure(name).ifPresent(m -> rows.add(row(summary.kind(), m, compared)));
    }
    return new Table(name, columns, rows);
  }

  private static List<Object> row(MapKind kind, MapSummary.Measure m, boolean compared) {
    List<Object> row =
        new ArrayList<>(
            List.of(
                kind.toString(),
                m.value().n(),
                number(m.value().value()),
                range(m.value().interval()),
                number(m.uniform())));
    if (compared) {
      row.add(m.difference().map(d -> signed(d.value())).orElse(NONE));
      row.add(m.difference().map(d -> range(d.interval())).orElse(NONE));
    }
    return row;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceFirst("^-(?=0.000$)", "");
  }

  private static String signed(double value) {
    String text = String.format(Locale.ROOT, "%+.3f", value);
    return text.endsWith("0.000") ? "0.000" : text; // no sign for what rounds to nothing
  }

  private static String range(Optional<Interval> interval) {
    return interval.map(i -> number(i.low()) + " \u2013 " + number(i.high())).orElse(NONE);
  }

  /** Side by side in one colour scale. */
  private List<Block> means() {
    double top = result.means().values().stream().mapToDouble(Tensor::max).max().orElse(1);
    List<Map.Entry<MapKind, Tensor>> all = List.copyOf(result.means().entrySet());
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += COLUMNS) {
      List<String> columns = new ArrayList<>();
      List<Optional<PictureGrid.Cell>> row = new ArrayList<>();
      for (Map.Entry<MapKind, Tensor> e : all.subList(from, Math.min(from + COLUMNS, all.size()))) {
        columns.add(e.getKey().toString());
        row.add(Optional.of(new PictureGrid.Cell(figure(e.getValue(), top), List.of())));
      }
      PictureGrid grid =
          new PictureGrid("Mean maps", columns, List.of(""), List.of(row), Optional.empty());
      blocks.add(
          new Block.FigureBlock(
              drawing.draw("grid", grid, Map.of()),
              String.format(
                  Locale.ROOT,
                  "Mean over all pictures of the share of a map's energy at each pixel, all in one scale from 0 to %.2f times a uniform map.",
                  top),
              "Mean maps of %s pictures".formatted(result.params().split().id())));
    }
    return blocks;
  }

  private Figure figure(Tensor mean, double top) {
    int[] white = new int[mean.length()];
    Arrays.fill(white, WHITE);
    RgbImage paper = RgbImage.wrap(mean.size(1), mean.size(0), white);
    return drawing.draw(
        "explanation",
        new ExplainedPicture(paper, Heatmap.positive(mean), List.of(), Optional.empty()),
        Map.of("style", "heatmap", "caption", false, "color-bar", false, "top", top));
  }
}
