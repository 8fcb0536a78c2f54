/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.render.Figure;

/** Hides parts of pictures until a network changes its mind. */
final class Flip {

  private final Workplace work;
  private final Model model;
  private final MethodPlan method;
  private final OptionalInt wanted;

  /**
   * @param method whose map says what is hidden first
   * @param wanted the class to reach; any other than the predicted one where empty
   */
  Flip(Workplace work, OpenedModel opened, MethodPlan method, OptionalInt wanted)
      throws IOException {
    this.work = work;
    this.model = opened.model();
    this.method = method;
    this.wanted = wanted;
  }

  /** A picture, and what was hidden; empty where nothing that may be hidden changes the class. */
  record Found(
      String stem, RgbImage crop, RgbImage covered, Prediction before, Optional<Change> change) {

    /**
     * @param hidden by pixel
     * @param after the answer to the covered picture as it is written
     */
    record Change(boolean[] hidden, int cells, double area, Prediction after) {}

    void write(Workplace work, Path out) throws IOException {
      Path folder = out.resolve(stem);
      png(work, folder.resolve("input.png"), crop);
      if (change.isPresent()) {
        boolean[] hidden = change.get().hidden();
        float[] values = new float[hidden.length];
        int[] pixels = new int[hidden.length];
        for (int i = 0; i < hidden.length; i++) {
          values[i] = hidden[i] ? 1 : 0;
          pixels[i] = hidden[i] ? 0xFFFFFF : 0;
        }
        Npy.write(
            work.storage(),
            folder.resolve("mask.npy"),
            Tensor.wrap(values, crop.height(), crop.width()));
        png(work, folder.resolve("mask.png"), RgbImage.wrap(crop.width(), crop.height(), pixels));
        png(work, folder.resolve("covered.png"), covered);
      }
    }

    private static void png(Workplace work, Path file, RgbImage image) throws IOException {
      work.storage().write(file, out -> work.exporter().png(new Figure.Raster(image), 1, out));
    }

    Map<String, Object> json(BuiltModel built) {
      int index = before.predicted();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("picture", stem);
      json.put("input", stem + "/input.png");
      json.put("changed", change.isPresent());
      json.put("class", index);
      json.put("class-name", built.className(index));
      json.put("probability", before.probability(index));
      change.ifPresent(
          c -> {
            int now = c.after().predicted();
            json.put("probability-after", c.after().probability(index));
            json.put("class-after", now);
            json.put("class-after-name", built.className(now));
            json.put("class-after-probability-before", before.probability(now));
            json.put("class-after-probability", c.after().probability(now));
            json.put("hidden-cells", c.cells());
            json.put("hidden-area", c.area());
            json.put("mask", stem + "/mask.npy");
            json.put("mask-picture", stem + "/mask.png");
            json.put("covered", stem + "/covered.png");
          });
      return json;
    }

    String line(BuiltModel built, Path out) {
      int index = before.predicted();
      String was = said(built, before, index);
      return change
          .map(
              c ->
                  "%s  %s becomes %s with %s of the picture hidden (%d cells, the fewest found)  %s"
                      .formatted(
                          stem,
                          was,
                          said(built, c.after(), c.after().predicted()),
                          Drawing.percent(c.area()),
                          c.cells(),
                          out.resolve(stem).resolve("covered.png")))
          .orElseGet(() -> stem + "  " + was + " stays, with all hidden that may be");
    }

    private static String said(BuiltModel built, Prediction said, int index) {
      return String.format(
          Locale.ROOT, "%s (%s)", built.className(index), Drawing.percent(said.probability(index)));
    }
  }

  Found find(Subject subject, FlipParams params, Progress progress) throws IOException {
    Preprocessing preprocessing = model.network().input().preprocessing();
    RgbImage crop = new Pictures(work.tasks(), preprocessing).crops(List.of(subject)).get(0);
    RgbImage cover = Cover.of(crop, params.fill());
    Tensor inputs = Pictures.inputs(List.of(crop, cover), preprocessing);
    ProbePlan plan =
        new ProbePlan(
            Tensor.stack(List.of(inputs.slice(0))),
            Set.copyOf(method.layers()),
            List.of(List.of(Target.predicted())));
    try (Probe probe = model.probe(plan)) {
      Prediction before = new Prediction(subject.stem(), -1, probe.logits(0));
      int index = before.predicted();
      if (wanted.isPresent() && wanted.getAsInt() == index) {
        throw new LucernaException(
            ExitStatus.USAGE, subject.stem() + " is predicted as that class already");
      }
      Cells cells = new Cells(crop.width(), crop.height(), params.cells());
      FlipSearch search =
          new FlipSearch(
              probe,
              cells,
              inputs.slice(1),
              said -> wanted.isPresent() ? said == wanted.getAsInt() : said != index);
      List<Integer> order = cells.ranked(map(probe, index, params, progress));
      return search
          .find(order, params.most(), progress)
          .map(hidden -> found(before, new Covered(crop, cover, cells, hidden)))
          .orElseGet(() -> new Found(subject.stem(), crop, crop, before, Optional.empty()));
    }
  }

  private Heatmap map(Probe probe, int index, FlipParams params, Progress progress) {
    Decorator.Question question =
        new Decorator.Question(probe, 0, Target.ofClass(index), method.layers(), params.seed());
    return MethodRun.map(method, question, progress.part(method.label(), 0.1)).parts().get(0);
  }

  private record Covered(RgbImage crop, RgbImage cover, Cells cells, Set<Integer> hidden) {}

  /** The answer is asked for again, to the picture as people will see it. */
  private Found found(Prediction before, Covered covered) {
    boolean[] pixels = covered.cells().pixels(covered.hidden());
    RgbImage picture = Cover.over(covered.crop(), covered.cover(), pixels);
    Tensor inputs = Pictures.inputs(List.of(picture), model.network().input().preprocessing());
    Prediction after = new Prediction(before.id(), -1, model.logits(inputs).slice(0).toArray());
    Found.Change change =
        new Found.Change(
            pixels, covered.hidden().size(), covered.cells().area(covered.hidden()), after);
    return new Found(before.id(), covered.crop(), picture, before, Optional.of(change));
  }
}
