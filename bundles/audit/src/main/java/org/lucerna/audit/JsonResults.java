/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result for programs; shares from 0 to 1. */
final class JsonResults {

  private final Audited audited;

  JsonResults(Audited audited) {
    this.audited = audited;
  }

  Map<String, Object> all() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", audited.params().method());
    json.put("pictures", audited.view().pictures().size());
    json.put("splits", audited.view().splits());
    json.put("objects_known", audited.view().objectsKnown());
    json.put("shortcuts", audited.of(Verdict.SHORTCUT).size());
    json.put("to_judge", audited.of(Verdict.JUDGE).size());
    json.put("considered", audited.suspects().size());
    List<Map<String, Object>> suspects = new ArrayList<>();
    for (Tested tested : audited.tested()) {
      suspects.add(suspect(tested));
    }
    json.put("suspects", suspects);
    json.put("classes", audited.clusters().stream().map(this::classOf).toList());
    return json;
  }

  private Map<String, Object> suspect(Tested tested) {
    long seed = audited.inspection().seed();
    Suspect suspect = tested.suspect();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("class", audited.className(suspect.classIndex()));
    json.put("region", suspect.name());
    json.put("verdict", tested.verdict(audited.params().alpha()).id());
    json.put("n", suspect.members().size());
    json.put("score", suspect.clues().score());
    json.put("energy", suspect.clues().energy());
    json.put("chance", suspect.clues().chance());
    put(json, "others", suspect.clues().others());
    json.put("alike", suspect.clues().alike());
    put(json, "on_object", suspect.clues().onObject());
    Removal removal = tested.removal();
    Map<String, Object> replaced = new LinkedHashMap<>();
    replaced.put("probability_before", Tested.mean(removal.before()));
    replaced.put("probability_after", Tested.mean(removal.suspect().probability()));
    replaced.put("probability_control", Tested.mean(removal.control().probability()));
    replaced.put("accuracy_before", Tested.mean(removal.right()));
    replaced.put("accuracy_after", Tested.mean(removal.suspect().right()));
    replaced.put("accuracy_control", Tested.mean(removal.control().right()));
    replaced.put("loss", measured(tested.loss(seed)));
    replaced.put("loss_of_accuracy", measured(tested.accuracyLoss(seed)));
    replaced.put("p", tested.removalP());
    replaced.put("log_odds_loss", measured(tested.oddsLoss(seed)));
    json.put("replaced", replaced);
    Map<String, Object> pasted = new LinkedHashMap<>();
    pasted.put("flipped", Tested.mean(tested.transfer().flipped()));
    pasted.put("flipped_control", Tested.mean(tested.transfer().control()));
    pasted.put("flips", measured(tested.flips(seed)));
    pasted.put("p", tested.transferP());
    pasted.put("log_odds_gain", measured(tested.oddsGain(seed)));
    pasted.put("carriers", tested.carriers(audited.params().logFactor()).size());
    json.put("pasted", pasted);
    return json;
  }

  static Map<String, Object> measured(Measured measured) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", measured.n());
    json.put("groups", measured.groups());
    put(json, "mean", measured.mean());
    measured.interval().ifPresent(i -> json.put("low", i.low()));
    measured.interval().ifPresent(i -> json.put("high", i.high()));
    return json;
  }

  private Map<String, Object> classOf(Clustered clustered) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("class", audited.className(clustered.classIndex()));
    json.put("pictures", clustered.pictures().size());
    json.put("clusters", clustered.clusters().stream().map(List::size).toList());
    List<Double> values = new ArrayList<>();
    for (double value : clustered.eigenvalues()) {
      values.add(value);
    }
    json.put("eigenvalues", values);
    for (Zones.Zone zone : Zones.Zone.values()) {
      Energies energies = Energies.of(audited, clustered.classIndex(), zone);
      if (energies.own().isDefined()) {
        Map<String, Object> inside = measured(energies.own());
        inside.put("chance", energies.chance());
        put(inside, "others", energies.others());
        json.put(zone.name().toLowerCase(Locale.ROOT), inside);
      }
    }
    return json;
  }

  private static void put(Map<String, Object> json, String key, double value) {
    if (!Double.isNaN(value)) {
      json.put(key, value);
    }
  }
}
