/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.analysis.MapWish;

/**
 * What is to be measured.
 *
 * @param wish methods, layers, one target, parameters of methods
 * @param metrics in their order
 */
public record Order(MapWish wish, List<Baseline> baselines, List<ChosenMetric> metrics) {

  /**
   * @throws ParamException if there is not one target, or a parameter belongs to no method
   */
  public Order {
    baselines = List.copyOf(baselines);
    metrics = List.copyOf(metrics);
    if (wish.targets().size() != 1) {
      throw new ParamException("target", "maps are measured of one class a picture");
    }
  }

  /** Methods that are explained, and found again, together. */
  List<Unit> units() {
    List<String> words = wish.methods().stream().distinct().toList();
    List<Unit> units = new ArrayList<>();
    if (words.stream().anyMatch(w -> w.equals("all") || w.startsWith("-"))) {
      units.add(new Unit(words, wish.params())); // only together do they mean something
      return units;
    }
    for (String word : words) {
      Set<String> ids = Set.of(word.split(":"));
      List<String> own = wish.params().stream().filter(p -> ids.contains(id(p))).toList();
      units.add(new Unit(List.of(word), own));
    }
    for (String param : wish.params()) {
      if (units.stream().noneMatch(u -> u.params().contains(param))) {
        throw new ParamException(
            "param",
            "'%s' is no parameter of a method asked for: give ID.KEY=VALUE".formatted(param));
      }
    }
    return units;
  }

  private static String id(String param) {
    int equals = param.indexOf('=');
    int dot = param.lastIndexOf('.', equals < 0 ? param.length() : equals);
    return dot < 0 ? "" : param.substring(0, dot).strip();
  }

  /**
   * @param words methods as they were asked for
   * @param params those of these methods
   */
  record Unit(List<String> words, List<String> params) {}
}
