/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lucerna.examination.Keys.Seen;
import org.lucerna.examination.Order.Unit;

/** What of an order is in the journal. */
final class Ledger {

  private final Order order;
  private final List<Unit> units;
  private final Journal journal;
  private final Keys keys;

  Ledger(Order order, Journal journal, Keys keys) {
    this.order = order;
    this.units = order.units();
    this.journal = journal;
    this.keys = keys;
  }

  /** The maps a picture has of some methods, if it was explained by them. */
  Optional<List<MeasuredMap>> maps(Unit unit, Seen seen) {
    return journal.find(keys.maps(unit, seen)).map(Lines::maps);
  }

  /** Of methods, whether there is nothing to explain or to measure. */
  boolean isComplete(Unit unit, Seen seen) {
    return maps(unit, seen)
        .filter(maps -> maps.stream().allMatch(m -> isMeasured(keys.maps(unit, seen), m, seen)))
        .isPresent();
  }

  boolean isComplete(Baseline baseline, Seen seen) {
    String key = keys.baseline(baseline, seen);
    return journal
        .find(key)
        .map(Lines::maps)
        .filter(maps -> maps.stream().allMatch(m -> isMeasured(key, m, seen)))
        .isPresent();
  }

  boolean isComplete(Seen seen) {
    return units.stream().allMatch(u -> isComplete(u, seen))
        && order.baselines().stream().allMatch(b -> isComplete(b, seen));
  }

  private boolean isMeasured(String maps, MeasuredMap map, Seen seen) {
    return order.metrics().stream().allMatch(m -> find(maps, map, m, seen).isPresent());
  }

  Optional<Measured> find(String maps, MeasuredMap map, ChosenMetric metric, Seen seen) {
    return journal.find(keys.measurement(maps, map, metric, seen)).map(Lines::measured);
  }

  /** Measurements of pictures. */
  int count(List<Seen> seen) {
    return seen.stream()
        .map(this::read)
        .flatMap(p -> p.maps().stream())
        .mapToInt(m -> m.measured().size())
        .sum();
  }

  /** All that is known of a picture. */
  ExaminedPicture read(Seen seen) {
    List<MeasuredMap> all = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    units.forEach(u -> lines.add(keys.maps(u, seen)));
    order.baselines().forEach(b -> lines.add(keys.baseline(b, seen)));
    for (String key : lines) {
      for (MeasuredMap map : journal.find(key).map(Lines::maps).orElse(List.of())) {
        all.add(
            new MeasuredMap(
                map.kind(),
                map.classIndex(),
                map.sketch(),
                map.defect(),
                order.metrics().stream()
                    .map(m -> find(key, map, m, seen).orElse(null))
                    .filter(Objects::nonNull)
                    .toList()));
      }
    }
    return new ExaminedPicture(seen.picture(), all);
  }
}
