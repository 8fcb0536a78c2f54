/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.examination.ChosenMetric;
import org.lucerna.examination.Kind;

/** The result for programs. What is not defined is left out. */
final class JsonResults {

  private final Results results;

  JsonResults(Results results) {
    this.results = results;
  }

  Map<String, Object> all() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pictures", results.pictures());
    json.put("classes", results.grouping().classes());
    json.put("clusters", results.grouping().clusters().count());
    json.put("clustered_by", results.grouping().byClass() ? "class" : "group");
    json.put("alpha", results.params().alpha());
    json.put("resamples", results.params().resamples());
    json.put("measured_now", results.found().measured());
    json.put("found_again", results.found().known());
    json.put("methods", results.methods().stream().map(this::method).toList());
    Map<String, Object> measures = new LinkedHashMap<>();
    results.standings().forEach(s -> measures.put(s.field().name(), measure(s)));
    json.put("measures", measures);
    json.put("undefined_measures", results.undefined());
    json.put("agreement", agreement());
    results.networks().ifPresent(n -> json.put("networks", networks(n)));
    json.put("metrics", results.metrics().stream().map(this::metric).toList());
    return json;
  }

  private Map<String, Object> method(Entrant entrant) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", entrant.id(results.entrants()));
    json.put("method", entrant.first().method());
    json.put("layer", entrant.first().layer());
    json.put("label", entrant.first().label());
    json.put("same_maps", entrant.kinds().stream().skip(1).map(Kind::method).toList());
    results
        .cost(entrant.first())
        .ifPresent(
            c -> {
              json.put("passes", c.passes());
              json.put("millis", c.millis());
            });
    return json;
  }

  private Map<String, Object> metric(ChosenMetric metric) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", metric.id());
    json.put("cite", metric.plugin().property("cite").orElse(""));
    results.passes(metric).ifPresent(p -> json.put("passes", p));
    results.millis(metric).ifPresent(m -> json.put("millis", m));
    return json;
  }

  private Map<String, Object> measure(Standing standing) {
    Field field = standing.field();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("metric", field.metric().id());
    json.put("kind", field.info().isHit() ? "hit" : "score");
    json.put("better", field.info().better().name().toLowerCase(Locale.ROOT));
    json.put("definition", field.info().definition());
    json.put("methods", places(standing.methods()));
    json.put("baselines", places(standing.baselines()));
    if (field.isRanked()) {
      json.put("not_told_apart", standing.cliques().stream().map(this::ids).toList());
      json.put("pairs", standing.duels().stream().map(d -> duel(field, d)).toList());
      json.put("against_baselines", standing.against().stream().map(d -> duel(field, d)).toList());
    }
    return json;
  }

  private static Map<String, Object> networks(Networks networks) {
    Map<String, Object> measures = new LinkedHashMap<>();
    for (Networks.Of standing : networks.standings()) {
      Map<String, Object> methods = new LinkedHashMap<>();
      for (int m = 0; m < networks.methods().size(); m++) {
        Map<String, Object> one = new LinkedHashMap<>();
        put(one, "mean", standing.means().get(m));
        put(one, "rank", standing.ranks().get(m));
        one.put("best_on", standing.firsts()[m]);
        methods.put(networks.methods().get(m), one);
      }
      measures.put(standing.field().name(), methods);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", networks.count());
    json.put("pictures", networks.pictures());
    json.put("left_out", networks.left());
    json.put("measures", measures);
    return json;
  }

  private List<String> ids(List<Integer> entrants) {
    return entrants.stream().map(results::id).toList();
  }

  private Map<String, Object> places(List<Place> places) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Place place : places) {
      Map<String, Object> one = new LinkedHashMap<>();
      put(one, "mean", place.mean());
      one.put("n", place.n());
      one.put("undefined", place.undefined());
      put(one, "rank", place.rank());
      if (place.rank().isDefined()) {
        one.put("not_better_than", ids(place.notBetter()));
      }
      json.put(results.id(place.entrant()), one);
    }
    return json;
  }

  private Map<String, Object> duel(Field field, Duel duel) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("first", results.id(duel.first()));
    json.put("second", results.id(duel.second()));
    json.put("n", duel.n());
    json.put("equal", duel.equal());
    put(json, "difference", duel.difference());
    put(json, "rank_biserial", duel.effect());
    if (duel.n() > 0) {
      json.put("test", field.info().isHit() ? "mcnemar" : "wilcoxon");
      json.put("exact", duel.exact());
      json.put("p", duel.p());
      json.put("p_holm", duel.holm());
      if (!results.entrants().get(duel.second()).isBaseline()) {
        json.put("p_holm_all_measures", duel.holmAll());
      }
    }
    return json;
  }

  private static void put(Map<String, Object> json, String key, Estimate estimate) {
    if (estimate.isDefined()) {
      json.put(key, estimate.value());
      estimate
          .interval()
          .ifPresent(i -> json.put(key + "_interval_95", List.of(i.low(), i.high())));
    }
  }

  private List<Object> agreement() {
    Agreement a = results.agreement();
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < a.names().size(); i++) {
      for (int j = 0; j < i; j++) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("first", a.names().get(j));
        one.put("second", a.names().get(i));
        put(one, "tau_of_means", new Estimate(a.overall()[i][j], Optional.empty()));
        put(one, "mean_tau_by_picture", new Estimate(a.byPicture()[i][j], Optional.empty()));
        one.put("pictures", a.pictures()[i][j]);
        all.add(one);
      }
    }
    return all;
  }
}
