/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.analysis;

import java.util.List;

/**
 * Which maps are wanted, in the words of {@code lucerna explain}.
 *
 * @param methods ids, {@code METHOD:DECORATOR}, {@code all}, {@code -METHOD}
 * @param layers {@code last}, {@code cam}, {@code all}, names
 * @param targets {@code label}, {@code predicted}, {@code topN}, a class, a unit ...
 * @param params {@code ID.KEY=VALUE}
 */
public record MapWish(
    List<String> methods, List<String> layers, List<String> targets, List<String> params) {

  public MapWish {
    methods = List.copyOf(methods);
    layers = List.copyOf(layers);
    targets = List.copyOf(targets);
    params = List.copyOf(params);
  }
}
