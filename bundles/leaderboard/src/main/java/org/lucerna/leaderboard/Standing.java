/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.List;
import java.util.stream.Stream;

/**
 * All who take part, by one measure.
 *
 * @param methods best first; in the order they were asked for where no way is better
 * @param baselines in their order
 * @param duels of every pair of methods
 * @param against of every method with every baseline
 * @param cliques sets of entrants of which no two were told apart
 */
record Standing(
    Field field,
    List<Place> methods,
    List<Place> baselines,
    List<Duel> duels,
    List<Duel> against,
    List<List<Integer>> cliques) {

  Place place(int entrant) {
    return Stream.concat(methods.stream(), baselines.stream())
        .filter(p -> p.entrant() == entrant)
        .findFirst()
        .orElseThrow();
  }

  Duel duel(int a, int b) {
    return duels.stream().filter(d -> d.has(a) && d.has(b)).findFirst().orElseThrow();
  }
}
