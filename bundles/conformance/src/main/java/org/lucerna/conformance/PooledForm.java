/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Target;

/**
 * What methods come to where pooling and one linear layer with weights w follow a layer without
 * negative values A: four classes of equal maps, from the weights alone, no gradient taken.
 */
enum PooledForm {
  /** {@code sum_k w_k A_k}. */
  A(List.of("cam", "grad-cam", "hires-cam", "xgrad-cam", "shapley-cam")),
  /** {@code sum_k relu(w_k) A_k}. */
  B(List.of("layer-cam", "element-wise", "excitation-backprop")),
  /** {@code sum_k w_k mean(A_k) A_k}. */
  C(List.of("ablation-cam", "lift-cam")),
  /** {@code sum_k relu(w_k) / (2 + mean(A_k) w_k) A_k}. */
  D(List.of("grad-cam++"));

  private final List<String> members;

  PooledForm(List<String> members) {
    this.members = members;
  }

  static Optional<PooledForm> of(String id) {
    return java.util.Arrays.stream(values()).filter(c -> c.members.contains(id)).findFirst();
  }

  /** By id, for documents. */
  static Map<String, PooledForm> all() {
    Map<String, PooledForm> byId = new LinkedHashMap<>();
    for (PooledForm form : values()) {
      form.members.forEach(id -> byId.put(id, form));
    }
    return byId;
  }

  /**
   * @param scene about one class's logit
   * @param a the layer's values, {@code [C, h, w]}
   */
  Tensor map(Scene scene, Tensor a) {
    int target = ((Target.ClassLogit) scene.target()).index();
    Tensor w = scene.specimen().tensor("fc.weight");
    float[] means = a.channelMeans();
    double[] weights = new double[means.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = weight(w.at(target * means.length + k), means[k]);
    }
    return ChannelSums.weighted(a, weights);
  }

  private double weight(double w, double mean) {
    return switch (this) {
      case A -> w;
      case B -> Math.max(0, w);
      case C -> w * mean;
      case D -> w <= 0 ? 0 : w / (2 + mean * w);
    };
  }
}
