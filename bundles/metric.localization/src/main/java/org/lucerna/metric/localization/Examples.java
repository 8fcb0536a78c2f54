/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.ExplainedPicture;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Frame;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.report.Block;

/**
 * Pictures with the true and the found box, chosen by rule: some at random, and the best, the
 * middle and the worst of the first method.
 */
final class Examples {

  private static final int COLUMNS = 4;
  private static final int RANKED = 4;
  private static final int CELL = 240;
  private static final String KEY = ". White: ground truth. Magenta, dashed: box found";

  private final Results results;
  private final Inspection inspection;
  private final MapWish wish;
  private final Map<Integer, PictureMaps> maps = new HashMap<>();

  Examples(Results results, Inspection inspection, MapWish wish) {
    this.results = results;
    this.inspection = inspection;
    this.wish = wish;
  }

  List<Block> all(Progress progress) throws IOException {
    if (results.params().figures() == 0) {
      return List.of();
    }
    List<Integer> random = random();
    List<Integer> ranked = ranked();
    List<Integer> best = ranked.subList(0, Math.min(RANKED, ranked.size()));
    int middle = Math.max(0, ranked.size() / 2 - RANKED / 2);
    List<Integer> median = ranked.subList(middle, Math.min(middle + RANKED, ranked.size()));
    List<Integer> worst = ranked.subList(Math.max(0, ranked.size() - RANKED), ranked.size());
    Set<Integer> wanted = new LinkedHashSet<>(random);
    wanted.addAll(best);
    wanted.addAll(median);
    wanted.addAll(worst);
    explain(wanted, progress);
    List<Block> blocks = new ArrayList<>();
    for (KindStudy method : results.methods()) {
      blocks.add(atRandom(method, random));
    }
    blocks.add(byRank(List.of(best, median, worst)));
    return blocks;
  }

  /** So many pictures, each as likely as any other, decided by the seed. */
  private List<Integer> random() {
    List<Integer> all = indices();
    Collections.shuffle(all, new Random(inspection.seed()));
    return all.subList(0, Math.min(results.params().figures(), all.size()));
  }

  /** From the largest intersection over union of the first method to the least. */
  private List<Integer> ranked() {
    List<Integer> all = indices();
    Comparator<Integer> byIou = Comparator.comparingDouble(i -> iou(results.first(), i));
    all.sort(byIou.reversed());
    return all;
  }

  private List<Integer> indices() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < results.study().pictures().size(); i++) {
      all.add(i);
    }
    return all;
  }

  private void explain(Set<Integer> wanted, Progress progress) throws IOException {
    Map<Integer, Integer> byPicture = new HashMap<>();
    List<InspectedPicture> pictures = new ArrayList<>();
    for (int i : wanted) {
      InspectedPicture picture = results.study().pictures().get(i).picture();
      byPicture.put(picture.index(), i);
      pictures.add(picture);
    }
    inspection.explain(
        pictures, wish, progress, m -> maps.put(byPicture.get(m.picture().index()), m));
  }

  private Block atRandom(KindStudy method, List<Integer> pictures) {
    List<List<Optional<PictureGrid.Cell>>> rows = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += COLUMNS) {
      rows.add(
          pictures.subList(from, Math.min(pictures.size(), from + COLUMNS)).stream()
              .map(i -> cell(method, i))
              .toList());
    }
    String title =
        "%s of %s: %d pictures at random"
            .formatted(name(method), results.network(), pictures.size());
    return figure(
        theme ->
            new PictureGrid(
                title + KEY, List.of(), List.of(), rows, Optional.of(legend(method, theme))),
        title,
        "Drawn by the seed %d from all n = %d pictures with a known box, without looking at them. %s"
            .formatted(inspection.seed(), results.study().pictures().size(), boxes()));
  }

  private Block byRank(List<List<Integer>> ranks) {
    KindStudy method = results.first();
    List<List<Optional<PictureGrid.Cell>>> rows =
        ranks.stream().map(some -> some.stream().map(i -> cell(method, i)).toList()).toList();
    String title =
        "%s of %s: best, middle and worst boxes".formatted(name(method), results.network());
    List<String> labels = List.of("best", "middle", "worst");
    return figure(
        theme ->
            new PictureGrid(
                title + KEY, List.of(), labels, rows, Optional.of(legend(method, theme))),
        title,
        "The %d pictures with the largest, the middle and the least intersection over union of n = %d. %s"
            .formatted(RANKED, results.study().pictures().size(), boxes()));
  }

  private String name(KindStudy method) {
    return method.kind().label() + ", " + method.kind().layer();
  }

  private static String boxes() {
    return "White: ground truth. Magenta, dashed: the box around the map's largest region at the threshold chosen"
        + " on the other half of the pictures.";
  }

  private Figure legend(KindStudy method, String theme) {
    Heatmap.Sign sign =
        maps.values().stream()
            .findFirst()
            .flatMap(m -> map(m, method))
            .map(m -> m.map().sign())
            .orElse(Heatmap.Sign.POSITIVE);
    return inspection
        .renderers()
        .draw(
            "color-bar",
            new ColorScale(sign, OptionalDouble.empty(), "evidence"),
            Map.of("width", 360, "theme", theme));
  }

  private static Optional<PictureMaps.PictureMap> map(PictureMaps maps, KindStudy method) {
    return maps.maps().stream().filter(m -> Kind.of(m).equals(method.kind())).findFirst();
  }

  private Optional<PictureGrid.Cell> cell(KindStudy method, int index) {
    PictureMaps found = maps.get(index);
    if (found == null) {
      return Optional.empty();
    }
    return map(found, method).map(m -> cell(method, index, found, m));
  }

  private PictureGrid.Cell cell(
      KindStudy method, int index, PictureMaps found, PictureMaps.PictureMap map) {
    List<Frame> frames = new ArrayList<>();
    inspection
        .truth(found.picture())
        .flatMap(t -> Truth.of(t, found.crop().width(), found.crop().height()))
        .ifPresent(t -> t.boxes().forEach(b -> frames.add(new Frame(b, Frame.Look.TRUTH))));
    PictureResult result = results.study().pictures().get(index);
    int level = level(method, index);
    Bounds box = result.maps().get(method.kind()).box(level);
    frames.add(new Frame(box, Frame.Look.FOUND));
    ExplainedPicture subject =
        new ExplainedPicture(found.crop(), map.map().plane(), List.of(), Optional.empty(), frames);
    Figure figure =
        inspection
            .renderers()
            .draw(
                "explanation",
                subject,
                Map.of("caption", false, "color-bar", false, "min-width", CELL));
    return new PictureGrid.Cell(figure, caption(result, iou(method, index), map));
  }

  private List<String> caption(PictureResult result, double iou, PictureMaps.PictureMap map) {
    List<String> lines = new ArrayList<>();
    String verdict = iou >= results.params().iou() ? "hit" : "miss";
    lines.add(String.format(Locale.ROOT, "IoU %.3f: %s", iou, verdict));
    String about = inspection.className(map.classIndex());
    if (result.rank() < 0) {
      lines.add(about);
    } else if (result.rank() == 0) {
      lines.add(about + " (predicted)");
    } else {
      lines.add(about + ", predicted: " + inspection.className(result.predicted()));
    }
    return lines;
  }

  /** What the picture's half is judged at. */
  private int level(KindStudy method, int index) {
    int level = method.boxes().judgedAt(results.study().halves().of()[index]);
    return level < 0 ? method.best() : level;
  }

  private double iou(KindStudy method, int index) {
    MapResult map = results.study().pictures().get(index).maps().get(method.kind());
    return map == null ? 0 : map.largest()[level(method, index)];
  }

  private Block figure(Function<String, PictureGrid> grid, String title, String caption) {
    return new Block.FigureBlock(
        draw(grid, "light"), caption, title, Optional.of(draw(grid, "dark")));
  }

  private Figure draw(Function<String, PictureGrid> grid, String theme) {
    return inspection
        .renderers()
        .draw("grid", grid.apply(theme), Map.of("cell", CELL, "theme", theme));
  }
}
