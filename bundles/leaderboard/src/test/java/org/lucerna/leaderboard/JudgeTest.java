/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lucerna.examination.Kind;
import org.lucerna.statistics.Bootstrap;
import org.lucerna.statistics.Clusters;
import org.lucerna.vision.api.measure.MeasureInfo;

class JudgeTest {

  private static Standing judged(MeasureInfo.Better better, double[]... values) {
    List<Entrant> entrants = new ArrayList<>();
    for (int e = 0; e < values.length; e++) {
      entrants.add(new Entrant(List.of(new Kind("m" + e, "m" + e, "layer"))));
    }
    Field field = new Field(null, new MeasureInfo("x", false, better, "x"), "x", values);
    Clusters clusters = Clusters.single(values[0].length);
    return new Judge(entrants, clusters, new Bootstrap(400, 1), 0.05).standing(field);
  }

  private static double[] noise(long seed, int n, double more) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(n).map(v -> v + more).toArray();
  }

  @Test
  void aDeterministicMethodEnteredTwiceHasPOfOne() {
    double[] values = noise(1, 50, 0);
    Standing standing = judged(MeasureInfo.Better.HIGHER, values, values.clone());
    Duel duel = standing.duels().get(0);
    assertEquals(1, duel.p());
    assertEquals(1, duel.holm());
    assertEquals(50, duel.equal());
    assertEquals(0, duel.effect().value());
    assertEquals(0, duel.effect().interval().orElseThrow().high());
    assertEquals(1.5, standing.methods().get(0).rank().value());
    assertEquals(List.of(List.of(0, 1)), standing.cliques());
  }

  @Test
  void roundingIsNoDifference() {
    double[] values = noise(1, 50, 0);
    double[] rounded = values.clone();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] += 1e-8; // all one way: without the rule p were tiny
    }
    assertEquals(1, judged(MeasureInfo.Better.HIGHER, values, rounded).duels().get(0).p());
  }

  @Test
  void whereLessIsBetterTheSmallestLeads() {
    Standing standing =
        judged(MeasureInfo.Better.LOWER, noise(1, 40, 1), noise(2, 40, 0), noise(3, 40, 2));
    assertEquals(List.of(1, 0, 2), standing.methods().stream().map(Place::entrant).toList());
    Duel duel = standing.duel(0, 1);
    assertTrue(duel.effect().value() < -0.8, "the first is worse: " + duel);
    assertTrue(duel.difference().value() > 0.8, "in the measure's unit it is more: " + duel);
    assertEquals(List.of(), standing.cliques());
  }

  @Test
  void theIntervalOfARankTellsWhoMayBeFirst() {
    Standing standing =
        judged(MeasureInfo.Better.HIGHER, noise(1, 40, 0), noise(2, 40, 0.02), noise(3, 40, 5));
    Place first = standing.methods().get(0);
    assertEquals(2, first.entrant());
    assertEquals(1, first.rank().interval().orElseThrow().high());
    Place second = standing.methods().get(1);
    assertEquals(2, second.rank().interval().orElseThrow().low());
    assertEquals(3, second.rank().interval().orElseThrow().high());
  }

  @Test
  void picturesWhereOneIsUndefinedAreNotCompared() {
    double[] some = noise(1, 30, 0);
    some[3] = Double.NaN;
    some[4] = Double.NaN;
    double[] none = new double[30];
    Arrays.fill(none, Double.NaN);
    Standing standing = judged(MeasureInfo.Better.HIGHER, some, noise(2, 30, 0), none);
    assertEquals(28, standing.duel(0, 1).n());
    assertEquals(2, standing.place(0).undefined());
    assertTrue(Double.isNaN(standing.duel(1, 2).p()));
    assertTrue(
        standing.duel(0, 1).p() == standing.duel(0, 1).holm(),
        "what cannot be tested counts for nothing");
  }
}
