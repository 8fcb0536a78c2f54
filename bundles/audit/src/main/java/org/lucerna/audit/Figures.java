/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Frame;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.render.TileSheet;
import org.lucerna.vision.api.report.Block;

/** Mean maps, clusters with example pictures, suspects with what was done to them. */
final class Figures {

  private static final int CELL = 150;

  /** Classes whose clusters are drawn. */
  private static final int CLASSES = 12;

  private final Audited audited;
  private final Answers answers;

  Figures(Audited audited) {
    this.audited = audited;
    this.answers = new Answers(audited.inspection(), audited.inspection().model());
  }

  /** The mean map of each class, in times of an even map. */
  Block means() {
    List<TileSheet.Tile> tiles = new ArrayList<>();
    for (Clustered clustered : audited.clusters()) {
      if (tiles.size() < 64) {
        tiles.add(
            new TileSheet.Tile(
                new TileSheet.Plane(mean(clustered.pictures())),
                List.of(
                    audited.className(clustered.classIndex()),
                    "n = " + clustered.pictures().size())));
      }
    }
    ColorScale scale =
        new ColorScale(Heatmap.Sign.POSITIVE, OptionalDouble.of(top(tiles)), "times an even map");
    TileSheet sheet =
        new TileSheet(
            "Mean map of each class", List.of(), Optional.empty(), tiles, Optional.of(scale));
    return new Block.FigureBlock(
        renderer("tiles", sheet, Map.of("theme", "light")),
        "Mean over the class's pictures of the maps' positive values, each map counted alike; 1 is what a map has"
            + " everywhere that looks everywhere alike. What shines in one class alone, and always at the same place, is suspect.",
        "mean map of each class",
        Optional.of(renderer("tiles", sheet, Map.of("theme", "dark"))));
  }

  private static double top(List<TileSheet.Tile> tiles) {
    return tiles.stream()
        .mapToDouble(t -> ((TileSheet.Plane) t.content()).values().max())
        .max()
        .orElse(1);
  }

  private static Tensor mean(List<Seen> pictures) {
    float[] mean = new float[Energy.SIDE * Energy.SIDE];
    for (Seen seen : pictures) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += (float) (seen.energy().shares()[i] * mean.length / pictures.size());
      }
    }
    return Tensor.wrap(mean, Energy.SIDE, Energy.SIDE);
  }

  /** Of each class its clusters, a row each; the most suspected classes first. */
  List<Block> clusters() {
    List<Clustered> order = new ArrayList<>(audited.clusters());
    order.sort(Comparator.comparingDouble(this::suspicion).reversed());
    List<Block> blocks = new ArrayList<>();
    for (Clustered clustered : order.subList(0, Math.min(CLASSES, order.size()))) {
      blocks.add(clusters(clustered));
    }
    return blocks;
  }

  private double suspicion(Clustered clustered) {
    return audited.tested().stream()
        .filter(t -> t.suspect().classIndex() == clustered.classIndex())
        .mapToDouble(t -> 10 * (2 - t.verdict(audited.params().alpha()).ordinal()) + t.effect())
        .max()
        .orElse(-1);
  }

  private Block clusters(Clustered clustered) {
    List<String> rows = new ArrayList<>();
    List<List<Optional<PictureGrid.Cell>>> cells = new ArrayList<>();
    for (List<Seen> cluster : clustered.clusters()) {
      rows.add(
          "%d: %.0f %%"
              .formatted(rows.size() + 1, 100.0 * cluster.size() / clustered.pictures().size()));
      cells.add(
          typical(cluster).stream().map(s -> Optional.of(overlay(s, Optional.empty()))).toList());
    }
    String name = audited.className(clustered.classIndex());
    String title = "Clusters of maps: " + name;
    return figure(
        theme -> new PictureGrid(title, List.of(), rows, cells, Optional.of(legend(theme))),
        "Clusters of the maps of class %s with their share of its n = %d pictures; of each the pictures whose maps are nearest to the cluster's mean, with the probability of the class."
            .formatted(name, clustered.pictures().size()),
        title);
  }

  /** Those nearest to the cluster's mean map. */
  private List<Seen> typical(List<Seen> cluster) {
    Tensor mean = mean(cluster);
    List<Seen> sorted = new ArrayList<>(cluster);
    sorted.sort(Comparator.comparingDouble(s -> distance(s, mean)));
    return sorted.subList(0, Math.min(audited.params().figures(), sorted.size()));
  }

  private static double distance(Seen seen, Tensor mean) {
    double sum = 0;
    for (int i = 0; i < mean.length(); i++) {
      double d = seen.energy().shares()[i] * mean.length() - mean.at(i);
      sum += d * d;
    }
    return sum;
  }

  /** What was suspected, replaced, and pasted. */
  Optional<Block> suspect(Tested tested) {
    Suspect suspect = tested.suspect();
    List<Seen> shown = Spread.evenly(suspect.members(), audited.params().figures());
    List<Seen> others =
        Spread.evenly(
            tested.transfer().pastes().stream().map(Transfer.Paste::target).distinct().toList(),
            shown.size());
    if (others.isEmpty()) {
      return Optional.empty();
    }
    List<RgbImage> changed = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      Mask region = suspect.region(shown.get(i));
      Seen other = others.get(i % others.size());
      changed.add(Surgery.replaced(shown.get(i).crop(), region, other.crop()));
      changed.add(Surgery.replaced(other.crop(), region, shown.get(i).crop()));
    }
    double[][] said = answers.of(changed.size(), changed::get, Progress.none());
    List<List<Optional<PictureGrid.Cell>>> cells =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < shown.size(); i++) {
      cells.get(0).add(Optional.of(overlay(shown.get(i), Optional.of(suspect))));
      cells.get(1).add(Optional.of(picture(changed.get(2 * i), said[2 * i], suspect)));
      cells.get(2).add(Optional.of(picture(changed.get(2 * i + 1), said[2 * i + 1], suspect)));
    }
    String name = audited.className(suspect.classIndex());
    String title = "%s: %s".formatted(name, suspect.name());
    return Optional.of(
        figure(
            theme ->
                new PictureGrid(
                    title,
                    List.of(),
                    List.of("looked at", "replaced", "pasted"),
                    cells,
                    Optional.of(legend(theme))),
            "First row: maps of %s, the region framed in magenta; second: the region replaced by a picture of another class; third: the region pasted onto that picture. Under each the probability of %s and the class predicted."
                .formatted(name, name),
            title));
  }

  private PictureGrid.Cell picture(RgbImage image, double[] answer, Suspect suspect) {
    return new PictureGrid.Cell(
        new Figure.Raster(image),
        List.of(
            probability(Answers.probability(answer, suspect.classIndex()), suspect.classIndex()),
            said(answer)));
  }

  private String probability(double value, int classIndex) {
    return String.format(Locale.ROOT, "%s %.1f %%", audited.className(classIndex), 100 * value);
  }

  private String said(double[] answer) {
    return "\u2192 " + audited.className(Answers.best(answer));
  }

  private PictureGrid.Cell overlay(Seen seen, Optional<Suspect> suspect) {
    List<Frame> frames =
        suspect
            .filter(s -> s.place().isPatch())
            .map(s -> s.box(seen))
            .map(b -> List.of(new Frame(Bounds.of(b), Frame.Look.FOUND)))
            .orElse(List.of());
    ExplainedPicture subject =
        new ExplainedPicture(seen.crop(), seen.map(), List.of(), Optional.empty(), frames);
    return new PictureGrid.Cell(
        renderer(
            "explanation",
            subject,
            Map.of("caption", false, "color-bar", false, "min-width", CELL)),
        List.of(probability(seen.probability(), seen.classIndex()), said(seen.answer())));
  }

  private Figure legend(String theme) {
    return renderer(
        "color-bar",
        new ColorScale(
            audited.view().pictures().get(0).map().sign(), OptionalDouble.empty(), "evidence"),
        Map.of("width", 360, "theme", theme));
  }

  private Figure renderer(String id, Object subject, Map<String, ?> params) {
    return audited.inspection().renderers().draw(id, subject, params);
  }

  private Block figure(Function<String, PictureGrid> grid, String caption, String alt) {
    return new Block.FigureBlock(
        draw(grid, "light"), caption, alt, Optional.of(draw(grid, "dark")));
  }

  private Figure draw(Function<String, PictureGrid> grid, String theme) {
    return renderer("grid", grid.apply(theme), Map.of("cell", CELL, "theme", theme));
  }
}
