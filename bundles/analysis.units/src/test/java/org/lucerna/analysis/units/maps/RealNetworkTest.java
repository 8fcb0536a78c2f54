/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.MobileNetV2;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.Images;
import org.lucerna.testkit.SharedData;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.Weights;
import org.lucerna.weights.torch.TorchWeightReader;

/** Real weights on a real picture. */
class RealNetworkTest {

  @Test
  void contributionsOfMobileNetsLastLayerAndTheBiasSumToTheLogit() throws IOException {
    Path file = SharedData.require("models", "mobilenet_v2.pth");
    try (Weights weights = new TorchWeightReader().open(file);
        Model model = Bench.model(new MobileNetV2().network("mobilenet_v2"), weights)) {
      TestInspection inspection = inspection(model);
      Findings findings = analyse(inspection, Map.of("layers", "last", "target", "985"));
      double sum = weights.read("classifier.1.bias").at(985);
      for (List<Object> row : findings.tables().get(0).rows()) {
        sum += (double) row.get(9);
      }
      float logit = model.logits(inspection.inputs(List.of(picture()))).at(985);
      assertEquals(logit, sum, 1e-3 * Math.abs(logit) + 1e-4);
    }
  }

  @Test
  void allLayersOfSqueezeNetCostOneForwardPassAndNoMoreThanOneBack() throws IOException {
    Path file = SharedData.require("models", "squeezenet1_0.pth");
    Network network = new SqueezeNet().network("squeezenet1_0");
    try (Weights weights = new TorchWeightReader().open(file);
        Model model = Bench.model(network, weights)) {
      Findings findings =
          analyse(inspection(model), Map.of("layers", "all", "top", 1, "arrays", false));
      assertEquals(26, findings.blocks().size());
      assertEquals(1.0, (double) findings.json().get("forward-passes-per-picture"), 1e-9);
      double back = (double) findings.json().get("backward-passes-per-picture");
      assertTrue(back <= 1.0, () -> "backward passes " + back);
    }
  }

  private static TestInspection inspection(Model model) throws IOException {
    TestInspection inspection = Bench.inspection(model, List.of());
    return inspection.add("input.png", -1, picture(), null);
  }

  private static RgbImage picture() throws IOException {
    return Images.of(ImageIO.read(SharedData.require("golden", "input_224.png").toFile()));
  }

  private static Findings analyse(TestInspection inspection, Map<String, ?> params)
      throws IOException {
    return new FeatureMaps()
        .analyse(inspection, Bench.params(FeatureMapsParams.class, params), Progress.none());
  }
}
