/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.Work;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;

/**
 * All maps of one picture, handed on in the order of the methods. Those that ask little of the
 * network are made beforehand, side by side ({@link Lanes}).
 */
final class PictureMaps {

  private static final Cost NOTHING = new Cost(0, 0);

  private static final Pattern CLASS = Pattern.compile("\\bclass (\\d{1,7})\\b");

  private final Model model;
  private final BuiltModel built;
  private final long seed;
  private final double forward;
  private final Set<String> failures;

  /**
   * @param failures receives a sentence about each method that breaks
   */
  PictureMaps(Model model, BuiltModel built, long seed, Set<String> failures) {
    this.model = model;
    this.built = built;
    this.seed = seed;
    this.forward = Math.max(1, Macs.total(model.network()));
    this.failures = failures;
  }

  /**
   * A picture of a probe.
   *
   * @param leftOut receives a sentence about each method that came with {@code all} and does not
   *     apply
   * @param forms formulas that maps may come to, as far as they were asked for
   */
  record Case(
      Probe probe,
      int picture,
      Prediction prediction,
      Set<String> leftOut,
      Consumer<Explanation> receiver,
      Map<Object, KnownForms> forms) {

    Case(
        Probe probe,
        int picture,
        Prediction prediction,
        Set<String> leftOut,
        Consumer<Explanation> receiver) {
      this(probe, picture, prediction, leftOut, receiver, new ConcurrentHashMap<>());
    }

    Case through(Probe other) {
      return new Case(other, picture, prediction, leftOut, receiver, forms);
    }

    KnownForms forms(LayerId layer, Target target) {
      return forms.computeIfAbsent(
          List.of(layer, target), at -> KnownForms.of(probe, picture, layer, target));
    }
  }

  /** What became of a map that was asked for: just one of the two. */
  private record Outcome(Optional<Explanation> map, Optional<LucernaException> failure) {}

  void make(Case picture, List<MethodPlan> plans, List<Aim> targets, Progress progress) {
    int total = plans.size() * targets.size();
    Count count = new Count(progress, total);
    Map<MethodPlan, List<Outcome>> ahead = ahead(picture, plans, targets, count);
    for (MethodPlan plan : plans) {
      List<Outcome> known = ahead.get(plan);
      if (known != null) {
        known.forEach(outcome -> handOn(outcome, plan, plans.size(), picture));
      } else {
        Function<Aim, Progress> parts =
            aim -> plan.isSlow() ? progress.part(plan.label(), 1.0 / total) : Progress.none();
        each(
            new Row(plan, picture, targets),
            parts,
            outcome -> {
              handOn(outcome, plan, plans.size(), picture);
              count.one();
            });
      }
    }
  }

  /**
   * Maps that are made side by side. The first at each layer that needs gradients finds them for
   * all and comes before the others, so that what they cost does not depend on who is faster.
   */
  private Map<MethodPlan, List<Outcome>> ahead(
      Case picture, List<MethodPlan> plans, List<Aim> targets, Count count) {
    Lanes lanes = new Lanes(model);
    List<MethodPlan> suitable = plans.stream().filter(MethodPlan::suitsLanes).toList();
    if (lanes.count() < 2 || suitable.size() < 3) {
      return Map.of();
    }
    Map<MethodPlan, List<Outcome>> made = new HashMap<>();
    Set<LayerId> led = new HashSet<>();
    for (MethodPlan plan : suitable) {
      if (plan.needsGradients() && led.add(plan.layer())) {
        made.put(plan, all(new Row(plan, picture, targets), count));
      }
    }
    List<MethodPlan> others =
        suitable.stream()
            .filter(plan -> !made.containsKey(plan))
            .sorted(Comparator.comparing(MethodPlan::requires, Lanes.longestFirst()))
            .toList();
    List<Function<Probe, List<Outcome>>> work = new ArrayList<>();
    for (MethodPlan plan : others) {
      work.add(probe -> all(new Row(plan, picture.through(probe), targets), count));
    }
    List<List<Outcome>> found = lanes.run(picture.probe(), work);
    for (int i = 0; i < found.size(); i++) {
      made.put(others.get(i), found.get(i));
    }
    return made;
  }

  /** One method's maps of a picture. */
  private record Row(MethodPlan plan, Case picture, List<Aim> targets) {}

  private List<Outcome> all(Row row, Count count) {
    List<Outcome> outcomes = new ArrayList<>();
    each(
        row,
        aim -> Progress.none(),
        outcome -> {
          outcomes.add(outcome);
          count.one();
        });
    return outcomes;
  }

  private void each(Row row, Function<Aim, Progress> progress, Consumer<Outcome> receiver) {
    Optional<Explanation> same = Optional.empty();
    for (Aim aim : row.targets()) {
      Outcome outcome;
      try {
        Explanation found =
            same.isPresent()
                ? explanation(row.plan(), row.picture(), aim, same.get().map(), NOTHING)
                : map(row.plan(), row.picture(), aim, progress.apply(aim));
        same = row.plan().isClassAgnostic() ? Optional.of(found) : Optional.empty();
        outcome = new Outcome(Optional.of(found), Optional.empty());
      } catch (LucernaException e) {
        outcome = new Outcome(Optional.empty(), Optional.of(e));
      }
      receiver.accept(outcome);
    }
  }

  private void handOn(Outcome outcome, MethodPlan plan, int plans, Case picture) {
    outcome.failure().ifPresent(e -> missing(plan, plans, picture, e));
    outcome.map().ifPresent(picture.receiver());
  }

  /** A method that does not apply, or breaks, is left out where that is in the user's sense. */
  private void missing(MethodPlan plan, int plans, Case picture, LucernaException e) {
    if (e.status() == ExitStatus.JOB_INVALID && !plan.chosen()) {
      picture.leftOut().add("%s was left out: %s".formatted(plan.id(), e.getMessage()));
    } else if (e.status() == ExitStatus.PLUGIN && plans > 1) {
      failures.add(e.getMessage());
    } else {
      throw e;
    }
  }

  private Explanation map(MethodPlan plan, Case picture, Aim aim, Progress progress) {
    Probe probe = picture.probe();
    Decorator.Question question =
        new Decorator.Question(probe, picture.picture(), aim.target(), plan.layers(), seed);
    Work before = probe.work();
    long start = System.nanoTime() - waited(probe);
    Heatmap map = named(MethodRun.map(plan, question, progress));
    double millis = (System.nanoTime() - waited(probe) - start) / 1e6;
    Cost cost = new Cost(probe.work().minus(before).total() / forward, millis);
    return explanation(plan, picture, aim, map, cost);
  }

  private static long waited(Probe probe) {
    return probe instanceof LentProbe lent ? lent.waited() : 0;
  }

  private Explanation explanation(MethodPlan plan, Case picture, Aim aim, Heatmap map, Cost cost) {
    Probe probe = picture.probe();
    Target target = aim.target();
    float[] logits = picture.prediction().logits();
    int index = target.layer().isPresent() ? Target.NO_CLASS : target.classIndex(logits);
    return new Explanation(
        plan.id(),
        plan.label(),
        plan.layer(),
        plan.layers().stream().map(model.network()::displayName).collect(Collectors.joining("+")),
        aim,
        index,
        new Explanation.Value(
            probe.score(picture.picture(), target),
            aim.isClass()
                ? OptionalDouble.of(picture.prediction().probability(index))
                : OptionalDouble.empty()),
        Warnings.of(map, target, logits),
        picture.forms(plan.layer(), target).matching(map.values()),
        cost);
  }

  /** Methods know classes by their index only: where a name of a map tells one, it is spelt out. */
  private Heatmap named(Heatmap map) {
    List<String> names =
        map.names().stream()
            .map(
                name ->
                    CLASS
                        .matcher(name)
                        .replaceAll(
                            m ->
                                Matcher.quoteReplacement(
                                    built.className(Integer.parseInt(m.group(1))))))
            .toList();
    return new Heatmap(map.values(), map.sign(), map.facts(), names, map.cells());
  }
}
