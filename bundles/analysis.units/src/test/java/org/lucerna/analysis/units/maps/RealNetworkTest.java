/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
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
  void allLayersOfSqueezeNetCostOneForwardPassAndTheirContributionsOneMoreThereAndBack()
      throws IOException {
    Path file = SharedData.require("models", "squeezenet1_0.pth");
    Network network = new SqueezeNet().network("squeezenet1_0");
    try (Weights weights = new TorchWeightReader().open(file);
        Model model = Bench.model(network, weights)) {
      Map<String, Object> params =
          new HashMap<>(Map.of("layers", "all", "top", 1, "arrays", false));
      Findings findings = analyse(inspection(model), params);
      assertEquals(26, findings.blocks().size());
      assertTrue(passes(findings, "forward") <= 2, findings.json()::toString);
      assertTrue(passes(findings, "backward") <= 1, findings.json()::toString);
      params.put("target", "none");
      Findings alone = analyse(inspection(model), params);
      assertEquals(1, passes(alone, "forward"), 1e-9);
      assertEquals(0, passes(alone, "backward"), 1e-9);
    }
  }

  @Test
  void derivativesOnBranchesAreThoseOfThePlan() throws IOException {
    Path file = SharedData.require("models", "squeezenet1_0.pth");
    Network network = new SqueezeNet().network("squeezenet1_0");
    List<String> both =
        List.of("features.12.expand1x1_activation", "features.12.expand3x3_activation");
    try (Weights weights = new TorchWeightReader().open(file);
        Model model = Bench.model(network, weights)) {
      List<List<Object>> together = rows(analyse(inspection(model), Map.of("layers", both)));
      List<List<Object>> alone = rows(analyse(inspection(model), Map.of("layers", both.get(1))));
      for (int channel = 0; channel < 256; channel++) {
        double expected = (double) alone.get(channel).get(9);
        double found = (double) together.get(256 + channel).get(9);
        assertEquals(expected, found, 1e-4 * Math.abs(expected) + 1e-5);
      }
    }
  }

  private static List<List<Object>> rows(Findings findings) {
    return findings.tables().get(0).rows();
  }

  private static double passes(Findings findings, String way) {
    return (double) findings.json().get(way + "-passes-per-picture");
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
