/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.weights.WeightMatch;
import org.lucerna.vision.api.weights.Weights;

/** Which of the known networks a file's tensors belong to, by their names and shapes. */
record LikelyNetworks(Plugins plugins) {

  private static final int MOST = 3;
  private static final double LEAST = 0.5;

  /**
   * @param fits whether every tensor fits and none is left over
   * @param matched tensors of the network that the file has in the same shape
   * @param needed tensors of the network
   * @param share of the network's values that are in the file, 0 to 1
   */
  record Match(String network, boolean fits, int matched, int needed, int surplus, double share) {

    String text() {
      if (fits) {
        return network + " (every tensor fits)";
      }
      String more = surplus > 0 ? ", " + surplus + " more have no place in it" : "";
      return "%s (%d of its %d tensors%s)".formatted(network, matched, needed, more);
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("network", network);
      json.put("fits", fits);
      json.put("matched", matched);
      json.put("needed", needed);
      json.put("surplus", surplus);
      return json;
    }
  }

  /** The best first; empty where not even half of any network is there. */
  List<Match> of(Weights weights) {
    List<Match> all = new ArrayList<>();
    for (Plugin<BackboneFamily> family : plugins.all(BackboneFamily.class)) {
      for (Variant variant : family.service().variants()) {
        all.add(match(family.service().network(variant.id()), weights));
      }
    }
    List<Match> best =
        all.stream()
            .filter(m -> m.share() >= LEAST)
            .sorted(
                Comparator.comparing(Match::fits)
                    .thenComparing(Match::share)
                    .thenComparing(Match::surplus, Comparator.reverseOrder())
                    .reversed())
            .limit(MOST)
            .toList();
    return best.isEmpty() || !best.get(0).fits()
        ? best
        : best.stream().filter(Match::fits).toList();
  }

  private static Match match(Network network, Weights weights) {
    WeightMatch match = WeightMatch.match(network, weights);
    double all = 0;
    double there = 0;
    for (ParameterSpec spec : Parameters.of(network)) {
      long elements = elements(spec.shape());
      all += elements;
      there += match.matched().contains(spec.name()) ? elements : 0;
    }
    int needed = match.matched().size() + match.missing().size() + match.misshapen().size();
    return new Match(
        network.id(),
        match.fits(),
        match.matched().size(),
        needed,
        match.surplus().size(),
        all > 0 ? there / all : 0);
  }

  static long elements(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }
}
