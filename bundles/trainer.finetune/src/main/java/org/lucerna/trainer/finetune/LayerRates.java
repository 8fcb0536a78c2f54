/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;

/**
 * Which layers learn at which share of the learning rate. A layer is named by its whole name or by
 * its beginning up to a dot: {@code features} is about {@code features.0} and all beside it.
 *
 * @param words finds the layer that was probably meant
 */
record LayerRates(Network network, ParamBinder words) {

  /**
   * Factors by parameter; those left out keep the full rate.
   *
   * @param given {@code layer=factor}
   * @param trained names of the parameters that learn
   * @throws LucernaException (job invalid) if a layer is unknown or a factor none
   */
  Map<String, Double> of(List<String> given, Set<String> trained) {
    Map<String, Double> byLayer = new LinkedHashMap<>();
    given.forEach(entry -> add(entry, byLayer));
    Map<String, Double> factors = new LinkedHashMap<>();
    for (ParameterSpec spec : Parameters.of(network)) {
      String longest = "";
      for (String layer : byLayer.keySet()) {
        if (isWithin(spec.layer().path(), layer) && layer.length() > longest.length()) {
          longest = layer;
        }
      }
      if (trained.contains(spec.name()) && !longest.isEmpty()) {
        factors.put(spec.name(), byLayer.get(longest));
      }
    }
    return factors;
  }

  private void add(String entry, Map<String, Double> byLayer) {
    int at = entry.lastIndexOf('=');
    String layer = entry.substring(0, Math.max(0, at)).strip();
    double factor = Numbers.parse(entry.substring(at + 1));
    if (at <= 0 || !(factor >= 0) || Double.isInfinite(factor)) {
      throw invalid(
          "rates: '%s' is not a layer and a factor, such as features=0.1".formatted(entry));
    }
    if (network.nodes().stream().noneMatch(n -> isWithin(n.id().path(), layer))) {
      throw invalid(
          "rates: network %s has no layer '%s'%s"
              .formatted(network.id(), layer, words.didYouMean(layer, names())));
    }
    byLayer.put(layer, factor);
  }

  private static boolean isWithin(String layer, String beginning) {
    return layer.equals(beginning) || layer.startsWith(beginning + ".");
  }

  /** All names and beginnings of names, the shortest first. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    network.nodes().stream()
        .map(n -> n.id().path())
        .flatMap(LayerRates::beginnings)
        .sorted(Comparator.comparingInt(String::length))
        .forEach(names::add);
    return names;
  }

  private static Stream<String> beginnings(String layer) {
    return IntStream.rangeClosed(1, layer.length())
        .filter(i -> i == layer.length() || layer.charAt(i) == '.')
        .mapToObj(i -> layer.substring(0, i));
  }

  private static LucernaException invalid(String sentence) {
    return new LucernaException(ExitStatus.JOB_INVALID, sentence);
  }
}
