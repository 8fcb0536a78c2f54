/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/**
 * A small network with weights of its own.
 *
 * @param name for people, and what tells specimens apart
 * @param tensors by parameter
 */
record Specimen(String name, Network network, Map<String, Tensor> tensors) {

  /** Changes a value by its flat position. */
  interface Change {
    float apply(int index, float value);
  }

  Specimen {
    tensors = Map.copyOf(tensors);
  }

  /** With the reproducible weights of {@link ProceduralWeights}. */
  static Specimen of(Network network) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (ProceduralWeights weights = ProceduralWeights.of(network)) {
      weights.names().forEach(name -> tensors.put(name, weights.read(name)));
    }
    return new Specimen(network.id(), network, tensors);
  }

  Specimen named(String other) {
    return new Specimen(other, network, tensors);
  }

  /** With another tensor under an old name. */
  Specimen with(String parameter, UnaryOperator<Tensor> change) {
    Map<String, Tensor> all = new LinkedHashMap<>(tensors);
    all.compute(parameter, (name, tensor) -> change.apply(tensor));
    return new Specimen(name, network, all);
  }

  /** With the values of one parameter changed. */
  Specimen map(String parameter, Change change) {
    return with(
        parameter,
        tensor -> {
          float[] values = tensor.toArray();
          for (int i = 0; i < values.length; i++) {
            values[i] = change.apply(i, values[i]);
          }
          return Tensor.wrap(values, tensor.shape());
        });
  }

  Tensor tensor(String parameter) {
    return tensors.get(parameter);
  }

  /** The layer that is explained. */
  LayerId layer() {
    return network.features();
  }

  int side() {
    return network.input().preprocessing().crop();
  }

  @Override
  public String toString() {
    return name;
  }
}
