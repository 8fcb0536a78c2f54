/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.session;

import java.util.List;
import java.util.OptionalInt;

/**
 * Which maps are wanted: methods x layers x targets, by the words of command {@code explain}.
 *
 * @param methods ids, {@code METHOD:DECORATOR}, {@code all}, {@code -METHOD}
 * @param layers names, {@code last}, {@code cam}, {@code all}
 * @param targets {@code predicted}, {@code label}, {@code topN}, a class, {@code A - B} ...
 * @param params {@code METHOD.KEY=VALUE}
 * @param label the true class, for target {@code label}
 * @param seed for methods that draw at random
 */
public record Question(
    List<String> methods,
    List<String> layers,
    List<String> targets,
    List<String> params,
    OptionalInt label,
    long seed) {

  public Question {
    methods = List.copyOf(methods);
    layers = List.copyOf(layers);
    targets = List.copyOf(targets);
    params = List.copyOf(params);
  }
}
