/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.analysis;

import java.util.List;

/**
 * Which map is wanted of some inputs: one method, at one place, about one class.
 *
 * @param method an id, or {@code METHOD:DECORATOR}
 * @param layers in the words of {@code --layer}; several only for decorators that join layers
 * @param classIndex whose logit is explained
 * @param params {@code ID.KEY=VALUE}
 */
public record MapQuestion(String method, List<String> layers, int classIndex, List<String> params) {

  public MapQuestion {
    layers = List.copyOf(layers);
    params = List.copyOf(params);
  }
}
