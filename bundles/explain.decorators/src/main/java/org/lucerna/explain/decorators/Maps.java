/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;

/** What decorators do with the maps they are given. */
final class Maps {

  /** Facts of one map that are true of it alone, not of what is made of several. */
  private static final Set<String> OWN = Set.of("evidence", "completeness");

  private static final String WARNING = "warning";

  private Maps() {}

  static LucernaException refusal(String sentence) {
    return new LucernaException(ExitStatus.JOB_INVALID, sentence);
  }

  /** Refuses methods that find several maps: the k-th of one answer need not be that of another. */
  static Heatmap requireOne(Heatmap map, String decorator) {
    if (!map.names().isEmpty()) {
      throw refusal(
          "decorator %s takes methods that find one map, and this one finds %d (%s): use it without the decorator"
              .formatted(decorator, map.names().size(), String.join(", ", map.names())));
    }
    return map;
  }

  /** Refuses maps that explain each colour of each pixel. */
  static Heatmap requirePlane(Heatmap map, String decorator) {
    if (requireOne(map, decorator).isColored()) {
      throw refusal(
          "decorator %s takes maps of cells, and this method explains each colour of each pixel, [3, %d, %d]: use it without the decorator"
              .formatted(decorator, map.values().size(1), map.values().size(2)));
    }
    return map;
  }

  /** Values made of several maps, which keep their lasting facts. */
  static Heatmap remade(List<Heatmap> maps, Tensor values, Heatmap.Sign sign) {
    Heatmap made =
        sign == Heatmap.Sign.POSITIVE ? Heatmap.positive(values) : Heatmap.signed(values);
    Map<String, String> facts = new LinkedHashMap<>(merged(maps));
    facts.putAll(made.facts());
    return new Heatmap(values, sign, facts, List.of(), maps.get(0).cells());
  }

  /** All their warnings; of other facts those on which all agree. */
  private static Map<String, String> merged(List<Heatmap> maps) {
    Map<String, Set<String>> texts = new LinkedHashMap<>();
    for (Heatmap map : maps) {
      map.facts().forEach((f, t) -> texts.computeIfAbsent(f, k -> new LinkedHashSet<>()).add(t));
    }
    Map<String, String> facts = new LinkedHashMap<>();
    texts.keySet().removeAll(OWN);
    texts.forEach(
        (fact, all) -> {
          if (all.size() == 1 || fact.equals(WARNING)) {
            facts.put(fact, String.join("; ", all));
          }
        });
    return facts;
  }

  /** With one more warning. */
  static Heatmap warned(Heatmap map, String text) {
    String before = map.facts().get(WARNING);
    return map.with(WARNING, before == null ? text : before + "; " + text);
  }

  /** The mean of maps of one shape, added in double precision. */
  static Tensor mean(List<Tensor> maps) {
    double[] sum = new double[maps.get(0).length()];
    for (Tensor map : maps) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += map.at(i);
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= maps.size();
    }
    return Tensor.wrap(floats(sum), maps.get(0).shape());
  }

  static float[] floats(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }

  /** The largest magnitude. */
  static float magnitude(Tensor map) {
    return map.length() == 0 ? 0 : Math.max(Math.abs(map.max()), Math.abs(map.min()));
  }

  /** Divided by the largest magnitude; zero stays zero. */
  static Tensor normalised(Tensor map) {
    float largest = magnitude(map);
    if (largest == 0) {
      return map;
    }
    float[] out = map.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] /= largest;
    }
    return Tensor.wrap(out, map.shape());
  }
}
