/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lucerna.vision.api.render.Curves;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;

/** Similarity from stage to stage, methods solid, what looks at no network dashed. */
final class Charts {

  /** With the edge map there are then as many colours as people tell apart. */
  private static final int METHODS = 5;

  private static final Map<String, Object> SIZE = Map.of("width", 720, "height", 440);
  private static final double PERCENT = 100;

  private final Results results;
  private final Renderers renderers;
  private final Results.Stages stages;

  Charts(Results results, Renderers renderers) {
    this.results = results;
    this.renderers = renderers;
    this.stages = results.setting().stages();
  }

  /** What a curve shows of a comparison. */
  private interface Number extends Function<Results.Numbers, Estimate> {}

  List<Block> all() {
    List<Block> blocks = new ArrayList<>();
    List<Kind> kinds = List.copyOf(results.rows().keySet());
    for (int from = 0; from < kinds.size(); from += METHODS) {
      List<Kind> some = kinds.subList(from, Math.min(kinds.size(), from + METHODS));
      blocks.add(cascade(some, "rank correlation", Results.Numbers::spearman));
      blocks.add(cascade(some, "structural similarity", Results.Numbers::ssim));
      if (!stages.single().isEmpty()) {
        blocks.add(single(some));
      }
    }
    return blocks;
  }

  private Block cascade(List<Kind> kinds, String measure, Number number) {
    Curves curves =
        new Curves(
            "%s: %s after new weights from the top down"
                .formatted(results.setting().network(), measure),
            "layers with new weights, from the top, %",
            measure,
            series(kinds, stages.cascade(), true, number));
    return figure(
        curves,
        "Similarity (%s) of each method's maps to those of the trained network, mean of n = %d pictures. Left: the trained network; first step: the head alone; right: no trained weight is left. Lower is what a map that shows the learnt should do."
            .formatted(measure, results.study().pictures()));
  }

  private Block single(List<Kind> kinds) {
    Curves curves =
        new Curves(
            "%s: maps after new weights of one layer".formatted(results.setting().network()),
            "place of the one new layer, from the top, %",
            "rank correlation of strengths",
            series(kinds, stages.single(), false, Results.Numbers::spearman));
    return figure(
        curves,
        "The same when the weights of one layer alone are new and all others are trained, n = %d pictures."
            .formatted(results.study().pictures()));
  }

  private List<Curves.Series> series(
      List<Kind> kinds, List<Stage> some, boolean fromTrained, Number number) {
    List<Curves.Series> all = new ArrayList<>();
    for (Kind kind : kinds) {
      List<Double> x = new ArrayList<>(fromTrained ? List.of(0.0) : List.of());
      List<Double> y = new ArrayList<>(fromTrained ? List.of(1.0) : List.of());
      for (Stage stage : some) {
        Estimate e = number.apply(results.rows().get(kind).stages().get(stage));
        if (e.isDefined()) {
          x.add(PERCENT * stage.share());
          y.add(e.value());
        }
      }
      all.add(new Curves.Series(results.name(kind), x, y, false));
    }
    List<Double> ends =
        List.of(
            fromTrained ? 0.0 : PERCENT * some.get(0).share(),
            PERCENT * some.get(some.size() - 1).share());
    all.add(new Curves.Series(Kind.EDGES.label(), ends, List.of(1.0, 1.0), true));
    return all;
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
