/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.report.Block;

/** Puts together what was measured. */
record ActivationsReport(
    Inspection inspection, ActivationsParams params, List<String> classes, int pictures) {

  /** More columns than this are a wall of numbers. */
  private static final int WIDEST_FIGURE = 40;

  Findings findings(List<MeasuredLayer> layers) {
    Findings.Builder findings = Findings.builder();
    ActivationTables tables = new ActivationTables(classes);
    Table byLayer = tables.layers(layers);
    findings
        .json("pictures", pictures)
        .json("classes", classes)
        .json("layers", layers.stream().map(ActivationsReport::json).toList());
    layers.forEach(layer -> findings.line(line(layer)));
    figures(findings, layers);
    findings.block(
        new Block.TableBlock("Layers over %d pictures".formatted(pictures), rounded(byLayer)));
    findings.table(byLayer).table(tables.channels(layers));
    if (!classes.isEmpty()) {
      classTables(findings, layers, tables);
    }
    return findings.build();
  }

  private void figures(Findings.Builder findings, List<MeasuredLayer> layers) {
    ActivationFigures figures = new ActivationFigures(inspection.renderers(), classes, pictures);
    findings.block(figures.byLayer(layers));
    if (classes.size() > WIDEST_FIGURE) {
      findings.line(
          "class means of %d classes are in the table, too many for a figure"
              .formatted(classes.size()));
      return;
    }
    int first = Math.max(0, layers.size() - params.classFigures());
    for (MeasuredLayer layer : layers.subList(first, layers.size())) {
      figures.classMeans(layer, params.top()).ifPresent(findings::block);
    }
  }

  private void classTables(
      Findings.Builder findings, List<MeasuredLayer> layers, ActivationTables tables) {
    findings.table(tables.classCounts(layers.get(0).statistics()));
    if (tables.fits(layers)) {
      findings.table(tables.classMeans(layers));
    } else {
      findings.problem(
          "activations-class-means.csv would be too large and is left out: take fewer layers, or the arrays");
    }
    if (params.arrays()) {
      for (MeasuredLayer layer : layers) {
        findings.array("activations-means-" + layer.name(), tables.array(layer, false));
        findings.array("activations-deviations-" + layer.name(), tables.array(layer, true));
      }
    }
  }

  private static String line(MeasuredLayer layer) {
    return "%d  %s  %d channels, zero %s, at most 0 %s, dead %d, n = %d"
        .formatted(
            layer.number(),
            layer.name(),
            layer.statistics().channels(),
            Numbers.percent(layer.statistics().zeroShare()),
            Numbers.percent(layer.statistics().notPositiveShare()),
            layer.dead(),
            layer.statistics().count());
  }

  private static Map<String, Object> json(MeasuredLayer layer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("layer", layer.name());
    json.put("rectified", layer.rectified());
    json.put("channels", layer.statistics().channels());
    json.put("pictures", layer.statistics().count());
    json.put("zero-share", layer.statistics().zeroShare());
    json.put("not-positive-share", layer.statistics().notPositiveShare());
    json.put("dead", layer.dead());
    if (!Double.isNaN(layer.meanSelectivity())) {
      json.put("mean-selectivity", layer.meanSelectivity());
    }
    json.put("most-selective", layer.mostSelective(5));
    return json;
  }

  /** For people: three digits. */
  private static Table rounded(Table table) {
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> row : table.rows()) {
      List<Object> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(cell instanceof Double d ? Numbers.text(d) : cell));
      rows.add(cells);
    }
    return new Table(table.name(), table.columns(), rows);
  }
}
