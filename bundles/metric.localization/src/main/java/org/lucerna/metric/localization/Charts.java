/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.examination.Baseline;
import org.lucerna.vision.api.render.Curves;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;

/** Curves over all thresholds, methods solid, baselines dashed. */
final class Charts {

  /** With the baselines there are then as many colours as people tell apart. */
  private static final int METHODS = 3;

  private static final int SPARSE = 4;

  /** Those that are drawn; ground truth is at the top throughout. */
  private static final List<Baseline> BASELINES =
      List.of(Baseline.WHOLE_PICTURE, Baseline.CENTRE, Baseline.RANDOM, Baseline.EDGES);

  private static final Map<String, Object> SIZE = Map.of("width", 720, "height", 460);

  private final Results results;
  private final Renderers renderers;

  Charts(Results results, Renderers renderers) {
    this.results = results;
    this.renderers = renderers;
  }

  /** What a curve shows of a kind; empty where it has none. */
  private interface Line {
    Optional<Curves.Series> of(KindStudy kind);
  }

  List<Block> all() {
    List<Block> blocks = new ArrayList<>();
    List<KindStudy> methods = results.methods();
    for (int from = 0; from < methods.size(); from += METHODS) {
      List<KindStudy> some = methods.subList(from, Math.min(methods.size(), from + METHODS));
      blocks.add(boxes(some));
      if (results.study().masked() > 0) {
        blocks.add(overlap(some));
        blocks.add(precision(some));
      }
    }
    return blocks;
  }

  private Block boxes(List<KindStudy> methods) {
    Curves curves =
        new Curves(
            "%s: box accuracy at every threshold".formatted(results.network()),
            "threshold, share of the map's maximum",
            "%s, %% with IoU ≥ %s".formatted(results.knownLabel(), results.params().iou()),
            series(methods, k -> line(k, shares(), k.curve())));
    return figure(
        curves,
        "Share of the pictures whose box is right, at every threshold, n = %d. Baselines dashed; "
                .formatted(results.study().pictures().size())
            + "the ground truth itself, taken as a map, gets %s %%. A method's best point is not its"
                .formatted(oracle())
            + " result: see the tuned column of the table.");
  }

  private String oracle() {
    return results
        .baseline(Baseline.GROUND_TRUTH)
        .map(k -> Tables.number(k.curve()[k.best()]))
        .orElse("–");
  }

  private Block overlap(List<KindStudy> methods) {
    Curves curves =
        new Curves(
            "%s: overlap with the mask at every threshold".formatted(results.network()),
            "threshold, share of the map's maximum",
            "mean IoU of pixels, %",
            series(methods, k -> k.pixelCurves().flatMap(c -> line(k, shares(), c.iou()))));
    return figure(
        curves,
        "Intersection over union of the pixels at or above the threshold with the mask, mean of n = %d"
                .formatted(results.study().masked())
            + " pictures with a mask.");
  }

  private Block precision(List<KindStudy> methods) {
    Curves curves =
        new Curves(
            "%s: the whole object, or its most telling part?".formatted(results.network()),
            "recall: share of the object that is shown, %",
            "precision: share of what is shown that is object, %",
            series(
                methods,
                k -> k.pixelCurves().flatMap(c -> line(k, percent(c.recall()), c.precision()))));
    return figure(
        curves,
        "Mean precision against mean recall of the pixels, over all thresholds, n = %d pictures with a mask."
                .formatted(results.study().masked())
            + " Left: the hottest pixels alone; right: the whole picture.");
  }

  private List<Curves.Series> series(List<KindStudy> methods, Line line) {
    List<Curves.Series> all = new ArrayList<>();
    methods.forEach(k -> line.of(k).ifPresent(all::add));
    BASELINES.forEach(b -> results.baseline(b).flatMap(line::of).ifPresent(all::add));
    return all;
  }

  /** Dashes need room between points: a baseline has fewer, its best one among them. */
  private Optional<Curves.Series> line(KindStudy kind, List<Double> x, double[] shares) {
    boolean dashed = kind.kind().isBaseline();
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int k = 0; k < shares.length; k++) {
      boolean last = k == shares.length - 1;
      if (!dashed || k % SPARSE == 0 || k == kind.best() || last) {
        xs.add(x.get(k));
        ys.add(100 * shares[k]);
      }
    }
    return Optional.of(new Curves.Series(results.name(kind.kind()), xs, ys, dashed));
  }

  private List<Double> shares() {
    List<Double> shares = new ArrayList<>();
    for (int k = 0; k < results.study().levels().count(); k++) {
      shares.add(results.study().levels().share(k));
    }
    return shares;
  }

  private static List<Double> percent(double[] shares) {
    return Arrays.stream(shares).mapToObj(s -> 100 * s).toList();
  }

  private Block figure(Curves curves, String caption) {
    Map<String, Object> dark = new HashMap<>(SIZE);
    dark.put("theme", "dark");
    return new Block.FigureBlock(
        renderers.draw("curves", curves, SIZE),
        caption,
        curves.title(),
        Optional.of(renderers.draw("curves", curves, dark)));
  }
}
