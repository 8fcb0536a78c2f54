/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static Examination network(int seed, Map<String, Double> means) {
    Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
    means.forEach(
        (method, mean) -> {
          Map<String, Double> byPicture = new LinkedHashMap<>();
          for (int i = 0; i < 30; i++) {
            byPicture.put("p" + i, mean + 0.001 * (i % 3 - 1));
          }
          scores.put(method, byPicture);
        });
    return new Examination(
        World.MOSAIC,
        seed,
        "run",
        List.of(),
        Map.of(),
        Map.of(Measure.FOCUS, scores),
        Map.of(Measure.FOCUS, 0.5),
        Map.of(),
        List.of());
  }

  @Test
  void networksThatDisagreeLeaveTheOrderOpen() {
    List<Examination> networks =
        List.of(
            network(1, Map.of("a", 0.9, "b", 0.6, "c", 0.1)),
            network(2, Map.of("a", 0.6, "b", 0.9, "c", 0.1)),
            network(3, Map.of("a", 0.9, "b", 0.6, "c", 0.1)));
    List<Standing> order = Standing.of(Measure.FOCUS, networks, List.of("c", "b", "a"));
    assertEquals(List.of("a", "b", "c"), order.stream().map(Standing::method).toList());
    assertEquals(4 / 3.0, order.get(0).rank(), 1e-12);
    assertEquals(0.8, order.get(0).score(), 1e-12);
    assertEquals(2, order.get(0).first());
    // all three networks drawn from those where it is second: (1/3)^3 of the samples, 3.7 %
    assertEquals(1.0, order.get(0).rankInterval().orElseThrow().low(), 1e-12);
    assertEquals(2.0, order.get(0).rankInterval().orElseThrow().high(), 1e-12);
    assertEquals(3.0, order.get(2).rankInterval().orElseThrow().low(), 1e-12);
    // what one network's pictures alone would say is far narrower
    assertTrue(
        Standing.of(Measure.FOCUS, networks.subList(0, 1), List.of("a", "b", "c"))
                .get(0)
                .scoreInterval()
                .orElseThrow()
                .low()
            > 0.899);
  }

  @Test
  void aMethodWithoutAScoreRanksLast() {
    List<Standing> order =
        Standing.of(Measure.FOCUS, List.of(network(1, Map.of("a", 0.2))), List.of("silent", "a"));
    assertEquals("a", order.get(0).method());
    assertEquals(2.0, order.get(1).rank());
    assertTrue(Double.isNaN(order.get(1).score()));
    assertTrue(order.get(1).scoreInterval().isEmpty());
  }
}
