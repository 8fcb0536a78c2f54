/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.lucerna.examination.ChosenMetric;
import org.lucerna.examination.Examinations;
import org.lucerna.examination.Kind;
import org.lucerna.examination.MapCost;
import org.lucerna.examination.Measured;

/**
 * What all outputs are made from.
 *
 * @param network its id
 * @param data the data set's name, or empty
 * @param metrics in their order
 * @param entrants methods, then baselines
 * @param standings by measure, those that are defined for nobody left out
 * @param undefined names of those
 * @param networks what other networks' leaderboards say, too
 */
record Results(
    String network,
    String data,
    LeaderboardParams params,
    Grouping grouping,
    Examinations found,
    List<ChosenMetric> metrics,
    List<Entrant> entrants,
    List<Standing> standings,
    List<String> undefined,
    Agreement agreement,
    Optional<Networks> networks) {

  Results with(Networks all) {
    return new Results(
        network,
        data,
        params,
        grouping,
        found,
        metrics,
        entrants,
        standings,
        undefined,
        agreement,
        Optional.of(all));
  }

  int pictures() {
    return found.pictures().size();
  }

  List<Entrant> methods() {
    return entrants.stream().filter(e -> !e.isBaseline()).toList();
  }

  String name(int entrant) {
    return entrants.get(entrant).name(entrants);
  }

  String id(int entrant) {
    return entrants.get(entrant).id(entrants);
  }

  List<Integer> indices(boolean baselines) {
    return IntStream.range(0, entrants.size())
        .filter(e -> entrants.get(e).isBaseline() == baselines)
        .boxed()
        .toList();
  }

  Optional<MapCost> cost(Kind kind) {
    return Optional.ofNullable(found.costs().get(kind));
  }

  /** What a metric took, a map, in forward passes. */
  OptionalDouble passes(ChosenMetric metric) {
    return measured(metric).stream().mapToDouble(Measured::passes).average();
  }

  OptionalDouble millis(ChosenMetric metric) {
    return measured(metric).stream().mapToDouble(Measured::millis).average();
  }

  private List<Measured> measured(ChosenMetric metric) {
    return found.pictures().stream()
        .flatMap(p -> p.maps().stream())
        .filter(m -> m.defect().isEmpty())
        .flatMap(m -> m.measured().stream())
        .filter(m -> m.metric().equals(metric.id()))
        .toList();
  }
}
