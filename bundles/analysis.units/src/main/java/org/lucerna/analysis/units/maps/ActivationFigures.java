/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.Curves;
import org.lucerna.vision.api.render.HeatTable;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;

/** What was measured, as figures. */
record ActivationFigures(Renderers renderers, List<String> classes, int pictures) {

  Block.FigureBlock byLayer(List<MeasuredLayer> layers) {
    List<Curves.Series> lines = new ArrayList<>();
    boolean signed = layers.stream().anyMatch(layer -> !layer.rectified());
    lines.add(series("values exactly 0", layers, l -> l.statistics().zeroShare()));
    if (signed) { // of rectified layers the two are one line
      lines.add(series("values at most 0", layers, l -> l.statistics().notPositiveShare()));
    }
    lines.add(series("dead channels", layers, MeasuredLayer::deadShare));
    Curves curves =
        new Curves(
            "Sparsity and dead channels by layer, %d pictures".formatted(pictures),
            "layer, by its number in the table",
            "share",
            lines);
    return block(
        "curves",
        curves,
        "Shares of values that are exactly 0%s, and of channels that are dead, over all cells of %d pictures. Layers by their number in the table, from the picture on."
            .formatted(signed ? " and at most 0" : "", pictures),
        "Sparsity by layer");
  }

  private static Curves.Series series(
      String name, List<MeasuredLayer> layers, ToDoubleFunction<MeasuredLayer> value) {
    List<Double> x = layers.stream().map(l -> (double) l.number()).toList();
    List<Double> y = layers.stream().map(l -> value.applyAsDouble(l)).toList();
    return new Curves.Series(name, x, y, false);
  }

  /** Class means of the most selective channels; empty where there is nothing to compare. */
  Optional<Block.FigureBlock> classMeans(MeasuredLayer layer, int top) {
    List<Integer> channels = layer.mostSelective(top);
    if (classes.size() < 2 || channels.isEmpty()) {
      return Optional.empty();
    }
    List<String> labels = new ArrayList<>();
    List<List<Double>> values = new ArrayList<>();
    for (int channel : channels) {
      labels.add("#%d (%s)".formatted(channel, Numbers.text(layer.rank(channel))));
      List<Double> row = new ArrayList<>();
      for (int c = 0; c < classes.size(); c++) {
        row.add(layer.statistics().mean(c, channel));
      }
      values.add(row);
    }
    String measure =
        layer.rectified()
            ? "class selectivity index (Morcos et al. 2018)"
            : "share of variance between classes (the layer has negative values)";
    HeatTable table =
        new HeatTable(
            "Most class-selective channels of " + layer.name(),
            List.of(
                "Mean activation by class over the pictures\u2019 cells; in brackets the "
                    + measure
                    + "."),
            "channel",
            "class (pictures)",
            labels,
            columns(layer.statistics()),
            values,
            new ColorScale(
                layer.rectified() ? Heatmap.Sign.POSITIVE : Heatmap.Sign.SIGNED,
                OptionalDouble.empty(),
                "mean activation"));
    return Optional.of(
        block(
            "heat-table",
            table,
            table.title() + ". " + String.join(" ", table.notes()) + " Each row on its own scale.",
            layer.name() + " class means"));
  }

  private List<String> columns(LayerStatistics statistics) {
    List<String> columns = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      columns.add("%s (%d)".formatted(classes.get(c), statistics.count(c)));
    }
    return columns;
  }

  private Block.FigureBlock block(String renderer, Object subject, String caption, String alt) {
    return new Block.FigureBlock(
        renderers.draw(renderer, subject, Map.of("theme", "light")),
        caption,
        alt,
        Optional.of(renderers.draw(renderer, subject, Map.of("theme", "dark"))));
  }
}
