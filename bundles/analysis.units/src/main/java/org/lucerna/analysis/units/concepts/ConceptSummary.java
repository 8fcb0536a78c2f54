/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a layer's units know of one concept.
 *
 * @param pictures in which it occurs
 * @param share of all pixels that show it
 * @param ceiling largest IoU that a unit lighting its share of pixels could reach: the median over
 *     units of smaller area by larger area
 * @param detectors units whose best concept it is, with an IoU above the detector threshold, all
 *     pictures
 * @param confirmed units for which it was chosen in one half of the pictures and which are above
 *     the threshold in the other
 * @param chance as {@code confirmed}, with the masks of other pictures
 * @param best the unit of the largest IoU with it; empty where none has any
 */
record ConceptSummary(
    Concept concept,
    int pictures,
    double share,
    double ceiling,
    int detectors,
    int confirmed,
    int chance,
    Optional<UnitScore> best) {

  /** Of all concepts, in their order. */
  static List<ConceptSummary> of(DissectedLayer layer, List<UnitScore> scores, double threshold) {
    List<ConceptSummary> all = new ArrayList<>();
    Counts.Sums sums = layer.real().over(p -> true);
    long[] lit = scores.stream().mapToLong(s -> sums.lit(s.unit())).filter(n -> n > 0).toArray();
    double pixels = (double) layer.masked().size() * layer.pixels();
    for (int c = 0; c < layer.masked().concepts().size(); c++) {
      int concept = c;
      int present = 0;
      for (int[] areas : layer.real().areas()) {
        present += areas[c] > 0 ? 1 : 0;
      }
      Optional<UnitScore> best =
          scores.stream()
              .filter(s -> s.iou()[concept] > 0)
              .max(Comparator.comparingDouble(s -> s.iou()[concept]));
      all.add(
          new ConceptSummary(
              layer.masked().concepts().get(c),
              present,
              sums.area(c) / pixels,
              ceiling(lit, sums.area(c)),
              count(scores, c, UnitScore::best, s -> s.bestIou() > threshold),
              count(scores, c, UnitScore::chosen, s -> s.heldOut() > threshold),
              count(scores, c, UnitScore::chanceChosen, s -> s.chance() > threshold),
              best));
    }
    return all;
  }

  private static int count(
      List<UnitScore> scores,
      int concept,
      Function<UnitScore, OptionalInt> of,
      Predicate<UnitScore> counts) {
    return (int)
        scores.stream().filter(s -> of.apply(s).orElse(-1) == concept && counts.test(s)).count();
  }

  private static double ceiling(long[] lit, long area) {
    double[] shares = new double[lit.length];
    for (int i = 0; i < lit.length; i++) {
      shares[i] = (double) Math.min(lit[i], area) / Math.max(lit[i], area);
    }
    Arrays.sort(shares);
    return shares.length == 0 ? 0 : shares[shares.length / 2];
  }
}
