/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Table;
import org.lucerna.workbench.kit.Images;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.LineChart;

/** What is shown of a run's maps over its epochs. Not for the event thread, but for the charts. */
record EpochDrawing(EpochMaps maps, Overlays overlays, Wish wish) {

  private static final Texts TEXTS = new Texts(EpochDrawing.class);
  private static final int THUMBNAIL = 128;
  private static final int GREY = 6;

  /**
   * What people chose.
   *
   * @param moment index of the epoch
   * @param picture index of the picture whose strip is shown
   * @param difference whether the difference to the last epoch is shown, not the map
   */
  record Wish(int moment, int picture, double opacity, boolean difference) {}

  /** All pictures at the chosen epoch. */
  EpochSheet sheet() {
    List<EpochSheet.Tile> tiles = new ArrayList<>();
    for (int i = 0; i < maps.pictures().size(); i++) {
      EpochMaps.Watched picture = maps.pictures().get(i);
      tiles.add(tile(wish.moment, i, head(picture), false));
    }
    return new EpochSheet(tiles);
  }

  /** Most ids begin with the class's folder. */
  private static String head(EpochMaps.Watched picture) {
    return picture.name().startsWith(picture.label())
        ? picture.name()
        : picture.label() + "  " + picture.name();
  }

  /** The chosen picture at all epochs. */
  EpochSheet strip() {
    List<EpochSheet.Tile> tiles = new ArrayList<>();
    for (int m = 0; m < maps.moments().size(); m++) {
      tiles.add(tile(m, wish.picture, TEXTS.of("cam.epoch", maps.moments().get(m).epoch()), true));
    }
    return new EpochSheet(tiles);
  }

  private EpochSheet.Tile tile(int moment, int picture, String head, boolean small) {
    EpochMaps.Watched watched = maps.pictures().get(picture);
    Optional<EpochMaps.Cell> cell = maps.moments().get(moment).cells().get(picture);
    Optional<BufferedImage> image =
        overlays
            .picture(watched.input())
            .map(crop -> cell.map(c -> drawn(crop, c, moment, picture)).orElse(crop))
            .map(Images::of)
            .map(i -> small ? Images.thumbnail(i, THUMBNAIL) : i);
    boolean right = cell.filter(c -> c.predicted().equals(watched.label())).isPresent();
    return new EpochSheet.Tile(
        image,
        head,
        cell.map(c -> line(c, right)).orElse(TEXTS.of("cam.none")),
        cell.map(EpochMaps.Cell::probability).orElse(Double.NaN),
        right);
  }

  private RgbImage drawn(RgbImage crop, EpochMaps.Cell cell, int moment, int picture) {
    if (!wish.difference) {
      return overlays.overlay(crop, cell.file(), maps.sign(), wish.opacity);
    }
    int last = maps.moments().size() - 1;
    return maps.moments()
        .get(last)
        .cells()
        .get(picture)
        .filter(c -> moment != last)
        .map(c -> overlays.difference(crop, cell.file(), c.file(), wish.opacity))
        .orElse(crop);
  }

  private static String line(EpochMaps.Cell cell, boolean right) {
    String percent = String.format(Locale.ROOT, "%.1f %%", 100 * cell.probability());
    return right ? percent : TEXTS.of("cam.taken", percent, cell.predicted());
  }

  /** Probability of the true class over the epochs: mean of all pictures, and the chosen one. */
  LineChart probability() {
    return chart(
        TEXTS.of("cam.probability"), c -> Double.isNaN(c.probability()) ? -1 : c.probability());
  }

  /** Share of evidence on the defining pixels; without lines where those are not known. */
  LineChart evidence() {
    return chart(TEXTS.of("cam.evidence"), c -> c.evidence().orElse(-1));
  }

  /**
   * @param value -1 for none
   */
  private LineChart chart(String title, ToDoubleFunction<EpochMaps.Cell> value) {
    List<Double> x = new ArrayList<>();
    List<Double> mean = new ArrayList<>();
    List<Double> own = new ArrayList<>();
    for (EpochMaps.Moment moment : maps.moments()) {
      OptionalDouble all =
          moment.cells().stream()
              .flatMap(Optional::stream)
              .mapToDouble(value)
              .filter(v -> v >= 0)
              .average();
      x.add((double) moment.epoch());
      mean.add(all.orElse(Double.NaN));
      double one = moment.cells().get(wish.picture).map(value::applyAsDouble).orElse(-1.0);
      own.add(one < 0 ? Double.NaN : one);
    }
    boolean none = mean.stream().allMatch(v -> v.isNaN());
    List<LineChart.Line> lines =
        none
            ? List.of()
            : List.of(
                line(TEXTS.of("cam.mean", maps.pictures().size()), GREY, x, mean),
                line(maps.pictures().get(wish.picture).name(), 0, x, own));
    return new LineChart(title, TEXTS.of("chart.epoch"), false, true, lines);
  }

  private static LineChart.Line line(String name, int slot, List<Double> x, List<Double> y) {
    return new LineChart.Line(name, slot, LineChart.Look.SOLID, x, y, OptionalDouble.empty());
  }

  /** A row a picture and epoch. */
  Table table() {
    List<List<Object>> rows = new ArrayList<>();
    for (EpochMaps.Moment moment : maps.moments()) {
      for (int i = 0; i < maps.pictures().size(); i++) {
        EpochMaps.Watched picture = maps.pictures().get(i);
        int at = i;
        moment
            .cells()
            .get(i)
            .ifPresent(
                c ->
                    rows.add(
                        List.of(
                            moment.epoch(),
                            maps.pictures().get(at).id(),
                            picture.label(),
                            c.predicted(),
                            c.probability(),
                            c.evidence().isPresent() ? (Object) c.evidence().getAsDouble() : "")));
      }
    }
    return new Table(
        "maps-over-epochs",
        List.of(
            "epoch",
            "sample",
            "class",
            "predicted",
            "probability of the class",
            "evidence on defining pixels"),
        rows);
  }
}
