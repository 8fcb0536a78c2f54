/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.measure.LocatedMap;
import org.lucerna.vision.api.measure.MapMetric;
import org.lucerna.vision.api.measure.MapScore;

/**
 * Measures maps as they come: each is rectified, brought to the size of what the network saw, and
 * handed to all metrics there are; only numbers and mean maps are kept.
 */
final class Analysis {

  private final Dataset data;
  private final MapPlaces places;
  private final List<Plugin<MapMetric>> metrics;
  private final List<MapRow> rows = new ArrayList<>();
  private final Map<MapKind, MeanMap> means = new LinkedHashMap<>();
  private int pictures;
  private int known;

  Analysis(Dataset data, MapPlaces places, List<Plugin<MapMetric>> metrics) {
    this.data = data;
    this.places = places;
    this.metrics = metrics;
  }

  void add(Explained picture) {
    int index = picture.subject().sample().getAsInt();
    Optional<Mask> foreground =
        data.groundTruth(index).flatMap(truth -> Evidence.seen(truth, places.preprocessing()));
    pictures++;
    known += foreground.isPresent() ? 1 : 0;
    for (Explanation map : picture.maps()) {
      for (MapPlacement placement : places.placements()) {
        add(picture, map, placement, foreground);
      }
    }
  }

  private void add(
      Explained picture, Explanation map, MapPlacement placement, Optional<Mask> foreground) {
    MapKind kind = MapKind.of(map).placed(placement);
    MeanMap mean = means.computeIfAbsent(kind, k -> new MeanMap());
    Tensor rectified = plane(map).rectified();
    boolean evidence = rectified.max() > 0;
    List<MapScore> scores = List.of();
    if (evidence) {
      Tensor full = places.placed(map.layer(), rectified, placement, picture.crop());
      mean.add(full);
      scores = measure(new LocatedMap(full, foreground));
    }
    rows.add(
        new MapRow(
            kind,
            data.samples().get(picture.subject().sample().getAsInt()),
            picture.prediction().predicted(),
            map.targetName(),
            map.value().probability(),
            evidence,
            scores));
  }

  private static Heatmap plane(Explanation map) {
    if (!map.map().names().isEmpty()) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "'analyse' measures one map a picture, and %s finds %d: leave it out"
              .formatted(map.label(), map.map().names().size()));
    }
    return map.map().plane();
  }

  private List<MapScore> measure(LocatedMap map) {
    List<MapScore> scores = new ArrayList<>();
    for (Plugin<MapMetric> metric : metrics) {
      try {
        scores.addAll(metric.service().measure(map));
      } catch (RuntimeException | LinkageError e) {
        throw new LucernaException(
            ExitStatus.PLUGIN,
            "metric %s of plugin %s failed: %s".formatted(metric.id(), metric.origin(), e),
            e);
      }
    }
    return scores;
  }

  int pictures() {
    return pictures;
  }

  /** How many pictures have a foreground in sight. */
  int known() {
    return known;
  }

  List<MapSummary> summaries() {
    return MapSummary.of(rows);
  }

  /** The mean map of each kind that has evidence anywhere. */
  Map<MapKind, Tensor> means() {
    Map<MapKind, Tensor> found = new LinkedHashMap<>();
    means.forEach(
        (kind, mean) -> {
          if (mean.n() > 0) {
            found.put(kind, mean.mean());
          }
        });
    return found;
  }

  /** One row a map; what is not measured is empty. */
  Table table(List<String> classes) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(r -> r.scores().forEach(s -> names.add(s.name())));
    List<String> columns =
        new ArrayList<>(
            List.of("sample", "group", "label", "predicted", "target", "probability", "method"));
    columns.addAll(List.of("layer", "positive-evidence"));
    names.forEach(name -> columns.addAll(List.of(name, name + "-uniform")));
    List<List<Object>> cells = new ArrayList<>();
    for (MapRow row : rows) {
      List<Object> line =
          new ArrayList<>(
              List.of(
                  row.sample().id(),
                  row.sample().group().orElse(""),
                  classes.get(row.sample().label()),
                  name(classes, row.predicted()),
                  row.target(),
                  row.probability().isPresent() ? row.probability().getAsDouble() : "",
                  row.kind().method(),
                  row.kind().layer(),
                  row.evidence()));
      for (String name : names) {
        Optional<MapScore> score = row.score(name);
        line.add(score.<Object>map(MapScore::value).orElse(""));
        line.add(score.<Object>map(MapScore::uniform).orElse(""));
      }
      cells.add(line);
    }
    return new Table("analysis", columns, cells);
  }

  private static String name(List<String> classes, int index) {
    return index < classes.size() ? classes.get(index) : String.valueOf(index);
  }
}
