/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.network.LayerId;

/**
 * Explains pictures, a batch at a time: one forward pass serves all methods, layers and targets.
 */
final class Explaining {

  private static final int BATCH = 8;

  private final Workplace work;
  private final Model model;
  private final BuiltModel built;
  private final long seed;

  Explaining(Workplace work, Model model, BuiltModel built, long seed) {
    this.work = work;
    this.model = model;
    this.built = built;
    this.seed = seed;
  }

  /** Which maps are wanted. */
  record Wish(List<MethodPlan> methods, List<String> targets) {}

  List<Explained> explain(List<Subject> subjects, Wish wish, Progress progress) throws IOException {
    List<Explained> all = new ArrayList<>();
    each(subjects, wish, progress, all::add);
    return all;
  }

  /** Hands the pictures on one by one, so that no more than a batch of them is in memory. */
  void each(List<Subject> subjects, Wish wish, Progress progress, Consumer<Explained> consumer)
      throws IOException {
    Pictures pictures = new Pictures(work.tasks(), model.network().input().preprocessing());
    for (int from = 0; from < subjects.size(); from += BATCH) {
      List<Subject> batch = subjects.subList(from, Math.min(from + BATCH, subjects.size()));
      batch(batch, pictures.crops(batch), wish).forEach(consumer);
      progress.step(from + batch.size(), subjects.size());
    }
  }

  private List<Explained> batch(List<Subject> batch, List<RgbImage> crops, Wish wish) {
    Tensor inputs = Pictures.inputs(crops, model.network().input().preprocessing());
    Set<LayerId> layers =
        wish.methods().stream().map(MethodPlan::layer).collect(Collectors.toSet());
    int outputs = Classes.count(model.network());
    Targets targets = new Targets(built.classes(), outputs, work.binder());
    List<List<Target>> wanted =
        batch.stream().map(s -> targets.parse(wish.targets(), s.label())).toList();
    List<Explained> explained = new ArrayList<>();
    try (Probe probe = model.probe(new ProbePlan(inputs, layers, wanted))) {
      for (int i = 0; i < batch.size(); i++) {
        Subject subject = batch.get(i);
        Prediction prediction =
            new Prediction(subject.stem(), subject.label().orElse(-1), probe.logits(i));
        explained.add(
            new Explained(
                subject,
                crops.get(i),
                prediction,
                maps(probe, i, wish, wanted.get(i), prediction)));
      }
    }
    return explained;
  }

  private List<Explanation> maps(
      Probe probe, int picture, Wish wish, List<Target> targets, Prediction prediction) {
    // Two targets may mean one class (the label and the predicted one): it is explained once.
    Map<Integer, Target> byClass = new LinkedHashMap<>();
    targets.forEach(t -> byClass.putIfAbsent(t.classIndex(prediction.logits()), t));
    List<Explanation> maps = new ArrayList<>();
    for (MethodPlan plan : wish.methods()) {
      for (Map.Entry<Integer, Target> target : byClass.entrySet()) {
        int index = target.getKey();
        maps.add(
            new Explanation(
                plan.plugin().id(),
                plan.plugin().label(),
                plan.layer(),
                model.network().displayName(plan.layer()),
                index,
                built.className(index),
                prediction.probability(index),
                map(plan, probe, picture, target.getValue())));
      }
    }
    return maps;
  }

  /** A method that fails must not take its neighbours' names or a stack trace with it. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private Heatmap map(MethodPlan plan, Probe probe, int picture, Target target) {
    try {
      Explainer explainer = (Explainer) plan.plugin().service();
      return explainer.explain(
          new ExplainRequest(probe, picture, target, plan.layer(), seed, plan.params()),
          Progress.none());
    } catch (LucernaException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new LucernaException(
          ExitStatus.PLUGIN,
          "method %s of plugin %s failed: %s"
              .formatted(plan.plugin().id(), plan.plugin().origin(), e),
          e);
    }
  }
}
