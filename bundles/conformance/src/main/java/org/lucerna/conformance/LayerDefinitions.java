/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Probe;

/**
 * Methods that are a function of a layer's values A and the target's derivatives g by them, as
 * their papers define them; S_k is the sum of channel k, Z the number of cells.
 */
final class LayerDefinitions {

  private static final Map<String, Definition> ALL =
      Map.ofEntries(
          // Zhou et al. 2016, eq. 2, through the equality of CAM and Grad-CAM (Selvaraju et al.
          // 2017, section 3.1): asked where CAM is defined only.
          Map.entry("cam", LayerDefinitions::gradCam),
          // Selvaraju et al. 2017, eq. 1 and 2.
          Map.entry("grad-cam", LayerDefinitions::gradCam),
          // Selvaraju et al. 2017, section 7.2: the negative derivative, not the complement.
          Map.entry("counterfactual", (s, p) -> gradCam(s, p).times(-1)),
          // Draelos and Carin 2020, eq. 3.
          Map.entry("hires-cam", (s, p) -> ChannelSums.of(s, p).cells((g, a, sum) -> g * a)),
          // Fu et al. 2020, eq. 8: a channel that is 0 throughout has no weight.
          Map.entry(
              "xgrad-cam",
              (s, p) -> ChannelSums.of(s, p).weighted((g, a, sum) -> sum == 0 ? 0 : g * a / sum)),
          Map.entry(
              "element-wise",
              (s, p) -> ChannelSums.of(s, p).cells((g, a, sum) -> Math.max(0, g * a))),
          // Jiang et al. 2021, eq. 5 to 7.
          Map.entry(
              "layer-cam", (s, p) -> ChannelSums.of(s, p).cells((g, a, sum) -> Math.max(0, g) * a)),
          // Chattopadhay et al. 2018, eq. 5 and 19: alpha = g^2 / (2 g^2 + S g^3).
          Map.entry(
              "grad-cam++",
              (s, p) ->
                  ChannelSums.of(s, p).weighted((g, a, sum) -> g <= 0 ? 0 : g / (2 + sum * g))),
          // Desai and Ramaswamy 2020, eq. 3 and 4, not divided by the score.
          Map.entry("ablation-cam", LayerDefinitions::ablation),
          // Muhammad and Yeasin 2020, eq. 3 and 4.
          Map.entry(
              "eigen-cam", (s, p) -> PrincipalComponent.of(p.activation(s.picture(), s.layer()))),
          Map.entry("eigen-grad-cam", LayerDefinitions::eigenGrad),
          // Cai 2025: the mean of g - H A / 2.
          Map.entry("shapley-cam", LayerDefinitions::shapley));

  private LayerDefinitions() {}

  static Optional<Definition> of(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  static Map<String, Definition> all() {
    return ALL;
  }

  private static Tensor gradCam(Scene scene, Probe probe) {
    return ChannelSums.of(scene, probe).weighted((g, a, sum) -> g);
  }

  private static Tensor eigenGrad(Scene scene, Probe probe) {
    ChannelSums layer = ChannelSums.of(scene, probe);
    float[] products = layer.a().toArray();
    for (int i = 0; i < products.length; i++) {
      products[i] *= layer.g().at(i);
    }
    return PrincipalComponent.of(Tensor.wrap(products, layer.a().shape()));
  }

  private static Tensor shapley(Scene scene, Probe probe) {
    ChannelSums layer = ChannelSums.of(scene, probe);
    float[] half =
        probe.curvature(scene.picture(), scene.layer(), scene.target(), layer.a()).toArray();
    for (int i = 0; i < half.length; i++) {
      half[i] = layer.g().at(i) - half[i] / 2;
    }
    return new ChannelSums(layer.a(), Tensor.wrap(half, layer.a().shape()))
        .weighted((g, a, sum) -> g);
  }

  private static Tensor ablation(Scene scene, Probe probe) {
    Tensor a = probe.activation(scene.picture(), scene.layer());
    int plane = a.size(1) * a.size(2);
    double[] weights = new double[a.size(0)];
    for (int k = 0; k < weights.length; k++) {
      float[] values = a.toArray();
      java.util.Arrays.fill(values, k * plane, (k + 1) * plane, 0);
      Tensor row = Tensor.stack(java.util.List.of(Tensor.wrap(values, a.shape())));
      float[] logits = probe.scores(scene.layer(), row).slice(0).toArray();
      weights[k] = probe.score(scene.picture(), scene.target()) - scene.target().score(logits);
    }
    return ChannelSums.weighted(a, weights);
  }
}
