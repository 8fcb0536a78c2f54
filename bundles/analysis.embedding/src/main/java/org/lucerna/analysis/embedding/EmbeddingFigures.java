/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.render.Curves;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Mosaic;
import org.lucerna.vision.api.render.Scatter;
import org.lucerna.vision.api.report.Block;

/** A layer's part of the report. */
final class EmbeddingFigures {

  /** Up to so many pictures have large tiles. */
  private static final int FEW = 625;

  private static final String READING =
      "Near pictures are alike to the network; sizes of clusters and distances between far ones mean"
          + " nothing (Wattenberg and others 2016).";

  private final Inspection inspection;
  private final Labels labels;
  private final ClassGroups groups;
  private final Thumbnails thumbnails;

  EmbeddingFigures(Inspection inspection, Labels labels, Thumbnails thumbnails) {
    this.inspection = inspection;
    this.labels = labels;
    this.groups = ClassGroups.of(labels);
    this.thumbnails = thumbnails;
  }

  List<Block> of(Projections projections, Measures.Found measures, Progress progress) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(measures(projections, measures));
    blocks.add(pca(projections));
    blocks.add(tsne(projections));
    if (thumbnails.pictures().length > 0) {
      blocks.add(free(projections));
      blocks.add(grid(projections, progress));
    }
    blocks.add(course(projections));
    return blocks;
  }

  private static Block measures(Projections projections, Measures.Found measures) {
    List<List<Object>> rows = new ArrayList<>();
    for (Measure m : measures.all()) {
      String ends =
          m.interval().map(i -> Numbers.of(i.low()) + " \u2013 " + Numbers.of(i.high())).orElse("");
      rows.add(List.of(m.name(), Numbers.of(m.value()), ends, m.n(), m.how()));
    }
    return new Block.TableBlock(
        "Measures of " + projections.layer() + ", intervals of 95 %, related pictures as one",
        new Table("embedding-measures", List.of("measure", "value", "interval", "n", "how"), rows));
  }

  private Block pca(Projections projections) {
    Pca pca = projections.pca();
    Scatter scatter =
        groups.scatter(
            new ClassGroups.Axes(
                title("PCA", projections),
                "principal axis 1 (" + Numbers.percent(pca.share(0)) + " of the variance)",
                pca.axes() > 1
                    ? "principal axis 2 (" + Numbers.percent(pca.share(1)) + ")"
                    : "no second axis",
                true),
            places(projections::pca),
            "n = " + labels.n());
    return chart(
        scatter,
        "Principal components of " + projections.layer() + ", pictures coloured by class.",
        "PCA of " + projections.layer());
  }

  private Block tsne(Projections projections) {
    Scatter scatter =
        groups.scatter(
            new ClassGroups.Axes(
                title("t-SNE", projections), "t-SNE 1 (no unit)", "t-SNE 2 (no unit)", false),
            places(projections::tsne),
            "n = " + labels.n() + ". " + READING);
    return chart(
        scatter,
        "t-SNE of " + projections.layer() + ", pictures coloured by class.",
        "t-SNE of " + projections.layer());
  }

  private Block free(Projections projections) {
    int[] shown = thumbnails.pictures();
    List<Mosaic.Tile> tiles = new ArrayList<>();
    for (int p : shown) {
      tiles.add(
          new Mosaic.Tile(
              thumbnails.of(p), projections.tsne(p, 0), projections.tsne(p, 1), groups.of()[p]));
    }
    Mosaic mosaic =
        new Mosaic(
            title("t-SNE", projections), Mosaic.Layout.FREE, tiles, groups.names(), sample(shown));
    return pictures(
        mosaic,
        Map.of("width", 1200, "tile", 36),
        "t-SNE of " + projections.layer() + " with the pictures, framed by class.",
        "t-SNE of " + projections.layer() + " with pictures");
  }

  private Block grid(Projections projections, Progress progress) {
    int[] shown = thumbnails.pictures();
    double[] places = new double[2 * shown.length];
    for (int i = 0; i < shown.length; i++) {
      places[2 * i] = projections.tsne(shown[i], 0);
      places[2 * i + 1] = projections.tsne(shown[i], 1);
    }
    Snapping snapping = Snapping.of(places, progress);
    List<Mosaic.Tile> tiles = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      int field = snapping.fields()[i];
      int column = field % snapping.columns();
      int row = field / snapping.columns();
      tiles.add(new Mosaic.Tile(thumbnails.of(shown[i]), column, row, groups.of()[shown[i]]));
    }
    Mosaic mosaic =
        new Mosaic(
            title("t-SNE on a grid", projections),
            Mosaic.Layout.GRID,
            tiles,
            groups.names(),
            sample(shown)
                + " Moved to the grid by linear assignment: the sum of squared distances moved is"
                + " the least possible.");
    return pictures(
        mosaic,
        Map.of("tile", shown.length <= FEW ? 44 : 34),
        "The same pictures snapped to a grid: neighbours stay near, nothing is covered.",
        "t-SNE of " + projections.layer() + " on a grid");
  }

  private String sample(int[] shown) {
    return shown.length == labels.n()
        ? "n = " + labels.n() + "."
        : shown.length + " of " + labels.n() + " pictures, drawn by the seed.";
  }

  private Block course(Projections projections) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Tsne.Step step : projections.tsne().course()) {
      x.add((double) step.iteration());
      y.add(step.divergence());
    }
    Curves curves =
        new Curves(
            "t-SNE descends",
            "iteration",
            "KL divergence (nats)",
            List.of(new Curves.Series("divergence", x, y, false)));
    return new Block.FigureBlock(
        draw("curves", curves, "light", Map.of("height", 260)),
        "Kullback-Leibler divergence of " + projections.layer() + "\u2019s t-SNE.",
        "t-SNE of " + projections.layer() + ", divergence",
        Optional.of(draw("curves", curves, "dark", Map.of("height", 260))));
  }

  private String title(String what, Projections projections) {
    String data = inspection.dataName().isEmpty() ? "" : " of " + inspection.dataName();
    return String.format(Locale.ROOT, "%s%s in layer %s", what, data, projections.layer());
  }

  private Block chart(Scatter scatter, String caption, String alt) {
    return new Block.FigureBlock(
        draw("scatter", scatter, "light", Map.of("marker", marker())),
        caption,
        alt,
        Optional.of(draw("scatter", scatter, "dark", Map.of("marker", marker()))));
  }

  private double marker() {
    return labels.n() <= FEW ? 9 : labels.n() <= 2500 ? 7 : 5;
  }

  private Block pictures(Mosaic mosaic, Map<String, ?> params, String caption, String alt) {
    return new Block.FigureBlock(draw("mosaic", mosaic, "light", params), caption, alt);
  }

  private Figure draw(String renderer, Object subject, String theme, Map<String, ?> params) {
    Map<String, Object> all = new java.util.HashMap<>(params);
    all.put("theme", theme);
    return inspection.renderers().draw(renderer, subject, all);
  }

  private static ClassGroups.Places places(At at) {
    return new ClassGroups.Places() {
      @Override
      public double x(int picture) {
        return at.of(picture, 0);
      }

      @Override
      public double y(int picture) {
        return at.of(picture, 1);
      }
    };
  }

  private interface At {
    double of(int picture, int axis);
  }
}
