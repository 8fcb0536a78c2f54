/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;

/** The tensors of a network, each computed when it is read. */
final class RuledWeights {

  /** The i-th value of a tensor, row-major. */
  interface Rule {
    double value(long i);
  }

  private final Map<String, ParameterSpec> specs = new LinkedHashMap<>();

  RuledWeights(Network network) {
    Parameters.of(network).forEach(s -> specs.put(s.name(), s));
  }

  Set<String> names() {
    return Collections.unmodifiableSet(specs.keySet());
  }

  ParameterSpec spec(String name) {
    ParameterSpec spec = specs.get(name);
    if (spec == null) {
      throw new IllegalArgumentException("there is no tensor " + name);
    }
    return spec;
  }

  /** Inputs of one output of a tensor's layer: a bias's is its weight's. */
  int fanIn(String name) {
    ParameterSpec weight = specs.get(name.substring(0, name.lastIndexOf('.')) + ".weight");
    return (weight == null ? spec(name) : weight).fanIn();
  }

  static Tensor fill(List<Integer> shape, Rule rule) {
    int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
    int length = 1;
    for (int size : sizes) {
      length = Math.multiplyExact(length, size);
    }
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) rule.value(i);
    }
    return Tensor.wrap(values, sizes);
  }
}
