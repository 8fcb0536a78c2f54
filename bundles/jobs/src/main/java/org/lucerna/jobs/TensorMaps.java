/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;
import org.lucerna.vision.api.network.Network;

/**
 * Maps of inputs that need not be pictures: one forward pass a batch for all questions, batches
 * side by side where the model gains by it.
 */
final class TensorMaps {

  private static final int BATCH = 8;

  private final Workplace work;
  private final Path base;
  private final long seed;

  /**
   * @param base files that parameters name are meant against it
   */
  TensorMaps(Workplace work, Path base, long seed) {
    this.work = work;
    this.base = base;
    this.seed = seed;
  }

  /** A question with its method and layer found. */
  private record Asked(MethodPlan plan, Target target) {}

  MapAnswers explain(Model model, Tensor inputs, List<MapQuestion> questions, Progress progress) {
    List<Asked> asked = questions.stream().map(q -> asked(model, q)).toList();
    int total = inputs.size(0);
    int lanes = Math.min(model.lanes(), total);
    Count count = new Count(progress, total);
    List<Supplier<MapAnswers>> lane = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      int from = i * total / lanes;
      int to = (i + 1) * total / lanes;
      lane.add(() -> explain(model, rows(inputs, from, to), asked, count));
    }
    return joined(model.sideBySide(lane), asked.size());
  }

  private static MapAnswers joined(List<MapAnswers> lanes, int questions) {
    List<float[]> logits = new ArrayList<>();
    List<List<Heatmap>> maps = new ArrayList<>();
    for (int q = 0; q < questions; q++) {
      List<Heatmap> own = new ArrayList<>();
      for (MapAnswers lane : lanes) {
        own.addAll(lane.maps().get(q));
      }
      maps.add(own);
    }
    lanes.forEach(lane -> logits.addAll(lane.logits()));
    return new MapAnswers(logits, maps, lanes.stream().mapToDouble(MapAnswers::passes).sum());
  }

  private MapAnswers explain(Model model, Tensor inputs, List<Asked> asked, Count count) {
    List<MethodPlan> plans = asked.stream().map(Asked::plan).toList();
    Set<LayerId> layers = MethodPlan.planned(plans);
    int size = MethodPlan.batch(plans, BATCH);
    List<Target> targets = asked.stream().map(Asked::target).distinct().toList();
    List<float[]> logits = new ArrayList<>();
    List<List<Heatmap>> maps = new ArrayList<>();
    asked.forEach(a -> maps.add(new ArrayList<>()));
    int total = inputs.size(0);
    double forward = Math.max(1, Macs.total(model.network()));
    double passes = 0;
    for (int from = 0; from < total; from += size) {
      Tensor batch = rows(inputs, from, Math.min(from + size, total));
      List<List<Target>> wanted = Collections.nCopies(batch.size(0), targets);
      try (Probe probe = model.probe(new ProbePlan(batch, layers, wanted))) {
        for (int i = 0; i < batch.size(0); i++) {
          logits.add(probe.logits(i));
          for (int q = 0; q < asked.size(); q++) {
            maps.get(q).add(map(asked.get(q), probe, i));
          }
          count.one();
        }
        // A probe's work has its forward pass in it, where the backend counts at all.
        passes += Math.max(batch.size(0), probe.work().total() / forward);
      }
    }
    return new MapAnswers(logits, maps, passes);
  }

  private static Tensor rows(Tensor inputs, int from, int to) {
    List<Tensor> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(inputs.slice(i));
    }
    return Tensor.stack(rows);
  }

  private Asked asked(Model model, MapQuestion question) {
    MethodParams params = MethodParams.of(question.params(), base);
    List<MethodPlan> plans =
        new MethodPlans(work)
            .of(
                model.network(),
                new MethodPlans.Order(List.of(question.method()), layers(question), params));
    return new Asked(plans.get(0), Target.ofClass(question.classIndex()));
  }

  /** Methods at the picture have their place and ask for no layer, by whatever name it goes. */
  private static List<String> layers(MapQuestion question) {
    return question.layers().equals(List.of(Network.INPUT.path()))
        ? List.of("last")
        : question.layers();
  }

  private Heatmap map(Asked asked, Probe probe, int picture) {
    MethodPlan plan = asked.plan();
    return MethodRun.map(
        plan,
        new Decorator.Question(probe, picture, asked.target(), plan.layers(), seed),
        Progress.none());
  }
}
