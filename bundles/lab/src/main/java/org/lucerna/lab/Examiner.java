/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Interval;
import org.lucerna.statistics.Proportion;
import org.lucerna.vision.api.analysis.Inspection;

/**
 * Finds out whether a network uses what it should, on all pictures it gets right: with the defining
 * part of another class it must say that class, and another individual's part of any other kind
 * must not change its mind.
 */
final class Examiner {

  private static final double FLIPS = 0.95;
  private static final double STAYS = 0.02;
  private static final double FALLS = 0.20;
  private static final int RESAMPLES = 2000;

  private final Inspection inspection;
  private final Bench bench;

  Examiner(Inspection inspection, Bench bench) {
    this.inspection = inspection;
    this.bench = bench;
  }

  Qualification examine(World world, List<Seen> all, Progress progress) {
    List<Seen> right = all.stream().filter(Seen::isRight).toList();
    List<Check> checks = world == World.SHORTCUT ? mark(all, progress) : parts(right, progress);
    return new Qualification(checks, right.size(), all.size());
  }

  private List<Check> parts(List<Seen> right, Progress progress) {
    List<Check> checks = new ArrayList<>();
    defining(right, progress.part("defining part of another class", 0.2)).ifPresent(checks::add);
    Map<String, Tally> tallies = swapped(right, progress.part("swapped parts", 0.8));
    tallies.forEach((part, tally) -> checks.add(tally.check(part)));
    return checks;
  }

  /** One other class a picture, in turn, none that the picture shows already. */
  private Optional<Check> defining(List<Seen> right, Progress progress) {
    List<Supplier<RgbImage>> drawings = new ArrayList<>();
    List<Integer> wanted = new ArrayList<>();
    for (Seen seen : right) {
      List<String> names =
          seen.redraw().classes().stream()
              .filter(name -> !seen.others().containsKey(inspection.classIndex(name)))
              .toList();
      if (!names.isEmpty()) {
        String name = names.get(seen.picture().index() % names.size());
        drawings.add(() -> seen.redraw().as(name));
        wanted.add(inspection.classIndex(name));
      }
    }
    if (drawings.isEmpty()) {
      return Optional.empty();
    }
    List<float[]> logits = bench.logits(drawings, progress);
    int flipped = 0;
    for (int i = 0; i < wanted.size(); i++) {
      flipped += Seen.best(logits.get(i)) == wanted.get(i) ? 1 : 0;
    }
    Proportion share = new Proportion(flipped, wanted.size());
    return Optional.of(
        new Check(
            "defining part swapped for another class's",
            "the prediction becomes that class",
            share.n(),
            share.value(),
            share.wilson(),
            Check.Rule.atLeast(FLIPS)));
  }

  /** Pictures in which one kind of part was another individual's. */
  private static final class Tally {
    private final boolean tells;
    private int n;
    private int flipped;

    Tally(boolean tells) {
      this.tells = tells;
    }

    Check check(String part) {
      Proportion share = new Proportion(flipped, n);
      return new Check(
          tells ? "defining part swapped for another individual's" : part + " swapped",
          "the prediction changes",
          n,
          share.value(),
          share.wilson(),
          tells ? Check.Rule.NONE : Check.Rule.atMost(STAYS));
    }
  }

  private Map<String, Tally> swapped(List<Seen> right, Progress progress) {
    List<Supplier<RgbImage>> drawings = new ArrayList<>();
    List<Seen> whose = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (Seen seen : right) {
      for (String part : seen.redraw().parts()) {
        drawings.add(() -> seen.redraw().swapped(part, 1));
        whose.add(seen);
        parts.add(part);
      }
    }
    List<float[]> logits = bench.logits(drawings, progress);
    Map<String, Tally> plain = new TreeMap<>();
    Tally defining = new Tally(true);
    for (int i = 0; i < parts.size(); i++) {
      boolean tells = whose.get(i).truth().defining().contains(parts.get(i));
      Tally tally = tells ? defining : plain.computeIfAbsent(parts.get(i), p -> new Tally(false));
      tally.n++;
      tally.flipped += Seen.best(logits.get(i)) == whose.get(i).label() ? 0 : 1;
    }
    Map<String, Tally> all = new LinkedHashMap<>(plain);
    if (defining.n > 0) {
      all.put("", defining);
    }
    return all;
  }

  /**
   * The same pictures with and without their mark. Of the marked class alone: of all classes
   * together accuracy could not fall by more than that class's share.
   */
  private List<Check> mark(List<Seen> all, Progress progress) {
    List<Seen> marked = all.stream().filter(s -> Case.mark(s.truth()).isPresent()).toList();
    List<float[]> without =
        bench.logits(
            marked.stream().<Supplier<RgbImage>>map(s -> () -> s.redraw().marked(false)).toList(),
            progress);
    double[] falls = new double[marked.size()];
    int before = 0;
    for (int i = 0; i < falls.length; i++) {
      boolean still = Seen.best(without.get(i)) == marked.get(i).label();
      before += marked.get(i).isRight() ? 1 : 0;
      falls[i] = (marked.get(i).isRight() ? 1 : 0) - (still ? 1 : 0);
    }
    Proportion share = new Proportion(before, falls.length);
    Interval interval =
        new Bootstrap(RESAMPLES, inspection.seed())
            .interval(falls.length, drawn -> Estimate.mean(falls, drawn));
    return List.of(
        new Check(
            "pictures with the mark",
            "the prediction is right",
            share.n(),
            share.value(),
            share.wilson(),
            Check.Rule.NONE),
        new Check(
            "the mark taken away",
            "accuracy on those pictures falls",
            falls.length,
            Arrays.stream(falls).average().orElse(0),
            interval,
            Check.Rule.atLeast(FALLS)));
  }
}
