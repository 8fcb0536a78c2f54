/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.lucerna.vision.api.session.Question;

/**
 * What is to be explained, by the words of command {@code explain}.
 *
 * @param methods ids, with decorators as {@code METHOD:DECORATOR}
 * @param layers words
 * @param targets words
 * @param params by the id of a method or decorator, then by key
 */
record Wish(
    List<String> methods,
    List<String> layers,
    List<String> targets,
    Map<String, Map<String, Object>> params) {

  /** The command's own default; maps of methods that draw at random are the same every time. */
  static final long SEED = 0;

  Wish {
    methods = List.copyOf(methods);
    layers = List.copyOf(layers);
    targets = List.copyOf(targets);
    Map<String, Map<String, Object>> copy = new LinkedHashMap<>();
    params.forEach((id, values) -> copy.put(id, Map.copyOf(values)));
    params = java.util.Collections.unmodifiableMap(copy);
  }

  boolean isEmpty() {
    return methods.isEmpty() || layers.isEmpty() || targets.isEmpty();
  }

  /** The words {@code METHOD.KEY=VALUE} for what these methods and their decorators use. */
  List<String> paramWords(List<String> of) {
    List<String> words = new ArrayList<>();
    params.forEach(
        (id, values) -> {
          if (of.stream().anyMatch(m -> Arrays.asList(m.split(":")).contains(id))) {
            values.forEach((key, value) -> words.add(id + "." + key + "=" + value));
          }
        });
    words.sort(null);
    return words;
  }

  Question question(List<String> of, OptionalInt label) {
    return new Question(of, layers, targets, paramWords(of), label, SEED);
  }
}
