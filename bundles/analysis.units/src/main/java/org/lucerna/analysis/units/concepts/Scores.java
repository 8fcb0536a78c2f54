/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lucerna.core.api.task.Progress;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Interval;

/** Intersections over unions of a layer's units, and how far they can be trusted. */
final class Scores {

  private static final int RESAMPLES = 1000;

  private final DissectedLayer layer;
  private final Counts.Sums all;
  private final Counts.Sums first;
  private final Counts.Sums second;
  private final Counts.Sums chanceAll;
  private final Counts.Sums chanceFirst;
  private final Counts.Sums chanceSecond;
  private final List<List<Integer>> groups;
  private final Bootstrap bootstrap;

  private Scores(DissectedLayer layer, long seed) {
    Masked masked = layer.masked();
    this.layer = layer;
    this.all = layer.real().over(p -> true);
    this.first = layer.real().over(masked::isFirst);
    this.second = layer.real().over(p -> !masked.isFirst(p));
    this.chanceAll = layer.shuffled().over(p -> true);
    this.chanceFirst = layer.shuffled().over(masked::isFirst);
    this.chanceSecond = layer.shuffled().over(p -> !masked.isFirst(p));
    Map<String, List<Integer>> byGroup = new TreeMap<>();
    for (int p = masked.firstHalf(); p < masked.size(); p++) {
      byGroup.computeIfAbsent(masked.groups().get(p), g -> new ArrayList<>()).add(p);
    }
    this.groups = List.copyOf(byGroup.values());
    this.bootstrap = new Bootstrap(RESAMPLES, seed);
  }

  /** Of all units, in their order. */
  static List<UnitScore> of(DissectedLayer layer, long seed, Progress progress) {
    Set<Integer> all = IntStream.range(0, layer.units()).boxed().collect(Collectors.toSet());
    return of(layer, all, seed, progress);
  }

  /** Of some units, in their order. */
  static List<UnitScore> of(
      DissectedLayer layer, Set<Integer> units, long seed, Progress progress) {
    Scores scores = new Scores(layer, seed);
    List<UnitScore> found = new ArrayList<>();
    for (int unit : new TreeSet<>(units)) {
      progress.step(found.size(), units.size());
      found.add(scores.score(unit));
    }
    return found;
  }

  private UnitScore score(int unit) {
    double[] iou = all.iou(unit);
    OptionalInt chosen = largest(first.iou(unit));
    double heldOut = heldOut(second, unit, chosen);
    OptionalInt chanceChosen = largest(chanceFirst.iou(unit));
    Interval interval =
        Double.isNaN(heldOut)
            ? new Interval(0, 0, Interval.LEVEL, "none")
            : interval(unit, chosen.orElseThrow());
    double[] chance = chanceAll.iou(unit);
    OptionalInt chanceBest = largest(chance);
    return new UnitScore(
        unit,
        iou,
        largest(iou),
        chosen,
        heldOut,
        interval.low(),
        interval.high(),
        chanceChosen,
        heldOut(chanceSecond, unit, chanceChosen),
        chanceBest.isPresent() ? chance[chanceBest.getAsInt()] : 0);
  }

  private double heldOut(Counts.Sums sums, int unit, OptionalInt concept) {
    return concept.isEmpty() || groups.isEmpty() ? Double.NaN : sums.iou(unit)[concept.getAsInt()];
  }

  /** The first largest above 0. */
  private static OptionalInt largest(double[] values) {
    int best = -1;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > (best < 0 ? 0 : values[best])) {
        best = i;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /** Groups are drawn, not pictures: duplicates say nothing new. */
  private Interval interval(int unit, int concept) {
    long[][] pictures = layer.real().byPicture(unit, concept);
    long[] shared = new long[groups.size()];
    long[] union = new long[groups.size()];
    for (int g = 0; g < shared.length; g++) {
      for (int p : groups.get(g)) {
        shared[g] += pictures[p][0];
        union[g] += pictures[p][1];
      }
    }
    return bootstrap.interval(
        shared.length,
        drawn -> {
          long s = 0;
          long u = 0;
          for (int g : drawn) {
            s += shared[g];
            u += union[g];
          }
          return u == 0 ? 0 : (double) s / u;
        });
  }
}
