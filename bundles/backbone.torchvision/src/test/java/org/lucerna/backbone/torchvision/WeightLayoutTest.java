/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.WeightLayout;
import org.lucerna.vision.api.weights.PartialWeights;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.TensorNames;
import org.lucerna.vision.api.weights.Weights;

class WeightLayoutTest {

  private static Set<String> names(Network network) {
    return Parameters.of(network).stream().map(ParameterSpec::name).collect(Collectors.toSet());
  }

  /** torchvision's own pattern: norm and conv of the dense layers once had a dot. */
  @Test
  void oldDenseNetFilesFitUnderTheNamesReadersGive() {
    Network network = new DenseNet().network("densenet121");
    Map<String, String> old = new LinkedHashMap<>();
    for (String name : names(network)) {
      old.put(name.replaceFirst("(denselayer\\d+\\.(?:norm|conv))([12])", "$1.$2"), name);
    }
    assertTrue(old.containsKey("features.denseblock1.denselayer1.norm.1.weight"));
    old.forEach((oldName, name) -> assertEquals(name, TensorNames.plain(oldName)));
    assertEquals(
        WeightLayout.PLAIN, new DenseNet().layout("densenet121", Set.copyOf(old.values())));
  }

  @Test
  void auxiliaryHeadsAreLeftOutAndTheInputIsTransformed() {
    GoogLeNet family = new GoogLeNet();
    Set<String> published = new LinkedHashSet<>(names(family.network("googlenet")));
    Set<String> auxiliary = Set.of("aux1.conv.conv.weight", "aux1.fc1.bias", "aux2.fc2.weight");
    published.addAll(auxiliary);
    WeightLayout layout = family.layout("googlenet", published);
    assertEquals(auxiliary, layout.leftOut());
    assertTrue(layout.transformedInput());
    assertEquals(
        List.of(
            "the auxiliary heads aux1 and aux2 (3 tensors) serve training only and are left out"),
        layout.notes());
    Set<String> own = names(family.network("googlenet"));
    assertEquals(WeightLayout.PLAIN, family.layout("googlenet", own));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    published.forEach(name -> tensors.put(name, Tensor.of(new float[1], 1)));
    Weights file = new TensorMap("googlenet-1378be20.pth", tensors);
    assertEquals(own, new PartialWeights(file, layout.leftOut()).names());
  }

  /** torchvision/models/googlenet.py, _transform_input. */
  @Test
  void theTransformedInputIsThePictureInMinusOneToOne() {
    Preprocessing plain = Preprocessing.IMAGENET;
    Preprocessing transformed = new GoogLeNet().transformedInput("googlenet").orElseThrow();
    double[] mean = {0.485, 0.456, 0.406};
    double[] std = {0.229, 0.224, 0.225};
    for (int c = 0; c < 3; c++) {
      for (double pixel : new double[] {0, 0.3, 1}) {
        double x = (pixel - plain.mean().get(c)) / plain.std().get(c);
        double expected = x * (std[c] / 0.5) + (mean[c] - 0.5) / 0.5;
        double folded = (pixel - transformed.mean().get(c)) / transformed.std().get(c);
        assertEquals(expected, folded, 1e-6);
      }
    }
  }
}
