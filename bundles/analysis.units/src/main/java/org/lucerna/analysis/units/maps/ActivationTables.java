/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;

/** What was measured, as tables. */
record ActivationTables(List<String> classes) {

  /** More fields would fill the heap; the arrays hold them all. */
  private static final long LARGEST_TABLE = 2_000_000;

  Table layers(List<MeasuredLayer> layers) {
    List<List<Object>> rows = new ArrayList<>();
    for (MeasuredLayer layer : layers) {
      LayerStatistics statistics = layer.statistics();
      rows.add(
          List.of(
              layer.number(),
              layer.name(),
              layer.rectified() ? "rectified" : "signed",
              statistics.channels(),
              statistics.count(),
              statistics.zeroShare(),
              statistics.notPositiveShare(),
              layer.dead(),
              layer.deadShare(),
              orBlank(layer.meanSelectivity())));
    }
    return new Table(
        "activations-layers",
        List.of(
            "number",
            "layer",
            "values",
            "channels",
            "pictures",
            "zero-share",
            "not-positive-share",
            "dead",
            "dead-share",
            "mean-selectivity"),
        rows);
  }

  Table channels(List<MeasuredLayer> layers) {
    List<List<Object>> rows = new ArrayList<>();
    for (MeasuredLayer layer : layers) {
      for (int channel = 0; channel < layer.statistics().channels(); channel++) {
        rows.add(channel(layer, channel));
      }
    }
    return new Table(
        "activations-channels",
        List.of(
            "layer",
            "channel",
            "pictures",
            "mean",
            "deviation",
            "min",
            "max",
            "zero-share",
            "not-positive-share",
            "dead",
            "best-class",
            "selectivity",
            "between-classes"),
        rows);
  }

  private List<Object> channel(MeasuredLayer layer, int channel) {
    LayerStatistics s = layer.statistics();
    Selectivity selectivity = layer.selectivity(channel);
    return List.of(
        layer.name(),
        channel,
        s.count(),
        s.mean(channel),
        s.deviation(channel),
        s.least(channel),
        s.largest(channel),
        s.zeroShare(channel),
        s.notPositiveShare(channel),
        s.dead(channel, layer.rectified()),
        selectivity.best() < 0 ? "" : classes.get(selectivity.best()),
        orBlank(selectivity.index()),
        orBlank(s.betweenClasses(channel)));
  }

  /** How many pictures each class has. */
  Table classCounts(LayerStatistics statistics) {
    List<List<Object>> rows = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      rows.add(List.of(classes.get(c), statistics.count(c)));
    }
    return new Table("activations-classes", List.of("class", "pictures"), rows);
  }

  boolean fits(List<MeasuredLayer> layers) {
    long channels = layers.stream().mapToLong(l -> l.statistics().channels()).sum();
    return 2 * channels * classes.size() <= LARGEST_TABLE;
  }

  /** Channel by class: means, then deviations. */
  Table classMeans(List<MeasuredLayer> layers) {
    List<String> columns = new ArrayList<>(List.of("layer", "channel"));
    classes.forEach(name -> columns.add(name + " mean"));
    classes.forEach(name -> columns.add(name + " deviation"));
    List<List<Object>> rows = new ArrayList<>();
    for (MeasuredLayer layer : layers) {
      for (int channel = 0; channel < layer.statistics().channels(); channel++) {
        List<Object> row = new ArrayList<>(List.of(layer.name(), channel));
        for (int c = 0; c < classes.size(); c++) {
          row.add(layer.statistics().mean(c, channel));
        }
        for (int c = 0; c < classes.size(); c++) {
          row.add(layer.statistics().deviation(c, channel));
        }
        rows.add(row);
      }
    }
    return new Table("activations-class-means", columns, rows);
  }

  /** Means, or deviations, {@code [classes, C]}. */
  Tensor array(MeasuredLayer layer, boolean deviations) {
    int channels = layer.statistics().channels();
    float[] values = new float[classes.size() * channels];
    for (int i = 0; i < values.length; i++) {
      int c = i / channels;
      int channel = i % channels;
      values[i] =
          (float)
              (deviations
                  ? layer.statistics().deviation(c, channel)
                  : layer.statistics().mean(c, channel));
    }
    return Tensor.wrap(values, classes.size(), channels);
  }

  private static Object orBlank(double value) {
    return Double.isNaN(value) ? "" : value;
  }
}
