/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.Npz;
import org.lucerna.testkit.SharedData;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/** Against maps that torch, pytorch-grad-cam and torch-cam made of the same weights and picture. */
class GoldenMapsTest {

  /** Of the libraries' maps, which range from 0 to 1. */
  private static final double PEERS = 2e-3;

  /**
   * A few ReLUs of VGG19 and DenseNet have inputs of 1e-7 on this picture: which side of 0 they lie
   * on is a matter of the order of additions, and the derivative by a layer below is one of two
   * right answers. Such maps are looked for at pictures multiplied by 1 plus these: each changes a
   * pixel by less than a ten-thousandth of a grey level.
   */
  private static final double[] NUDGES = {
    -3e-7, 3e-7, -1e-6, 1e-6, -2e-6, 2e-6, -3e-6, 3e-6, -4e-6, 4e-6, -5e-6, 5e-6
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squeezenet1_0_real",
        "squeezenet1_0",
        "squeezenet1_1",
        "alexnet",
        "vgg16",
        "vgg19",
        "resnet18",
        "resnet101",
        "googlenet",
        "densenet121",
        "mobilenet_v2_real",
        "mobilenet_v3_large",
        "efficientnet_b0",
        "convnext_tiny"
      })
  void mapsOfEveryKeyAreTheReferences(String reference) throws IOException {
    Map<String, Tensor> expected = Npz.read(SharedData.require("golden", reference + ".npz"));
    try (Model model = Golden.model(reference)) {
      Network network = model.network();
      LayerId last = network.resolve(Golden.layer(reference, "last")).orElseThrow();
      LayerId middle = network.resolve(Golden.layer(reference, "mid")).orElseThrow();
      assertEquals(network.features(), last);
      Target target = Target.ofClass(Golden.classIndex(reference));
      // Of the map's range.
      double tolerance = reference.endsWith("_real") ? 1e-4 : 1e-3;
      try (Probe probe = probe(model, 0, target, Set.of(last, middle))) {
        Asked atLast = new Asked(probe, target, last);
        assertEquals(Map.of(), beyond(tolerance, differences(expected, "last__", atLast)));
        assertPeers(expected, atLast);
        assertEigenPeers(expected, atLast);
        Map<String, Double> off =
            beyond(tolerance, differences(expected, "mid__", new Asked(probe, target, middle)));
        for (int i = 0; !off.isEmpty() && i < NUDGES.length; i++) {
          try (Probe nudged = probe(model, NUDGES[i], target, Set.of(middle))) {
            Asked asked = new Asked(nudged, target, middle);
            off.keySet()
                .retainAll(beyond(tolerance, differences(expected, "mid__", asked)).keySet());
          }
        }
        assertEquals(Map.of(), off);
      }
    }
  }

  private static Map<String, Double> beyond(double tolerance, Map<String, Double> differences) {
    differences.values().removeIf(d -> d <= tolerance);
    return differences;
  }

  private static Probe probe(Model model, double nudge, Target target, Set<LayerId> layers)
      throws IOException {
    Tensor input = Golden.input().times((float) (1 + nudge));
    return model.probe(new ProbePlan(input, layers, List.of(List.of(target))));
  }

  /** By key, as shares of the reference's range. */
  private static Map<String, Double> differences(
      Map<String, Tensor> expected, String prefix, Asked asked) {
    Map<String, Double> all = new TreeMap<>();
    for (Map.Entry<String, Tensor> map : asked.golden().entrySet()) {
      Tensor reference = expected.get(prefix + map.getKey());
      if (reference != null && hasRange(reference, map.getKey(), asked)) {
        all.put(prefix + map.getKey(), Canonical.relative(reference, map.getValue()));
      }
    }
    assertTrue(all.size() >= 3, prefix + ": only " + all);
    return all;
  }

  /**
   * ConvNeXt's stages are read by a LayerNorm over the channels, which does not see their scale: by
   * Euler's theorem the sum of gradient times value over them is 0 in each cell. What is left are
   * the roundings of terms a million times larger.
   */
  private static boolean hasRange(Tensor reference, String key, Asked asked) {
    boolean rounding =
        key.equals("hires_cam")
            && asked.heatmap(new HiResCam(), new NoParams()).facts().containsKey("warning");
    return !rounding && reference.max() > reference.min();
  }

  /** Theirs are drawn: rectified and normalised, pytorch-grad-cam's also stretched. */
  private static void assertPeers(Map<String, Tensor> expected, Asked asked) {
    for (Map.Entry<String, Tensor> map : asked.peers().entrySet()) {
      Tensor theirs = expected.get("last__pgc_" + map.getKey());
      if (theirs != null && theirs.max() > theirs.min()) {
        Tensor ours = Canonical.drawn(map.getValue(), theirs.size(0), theirs.size(1));
        assertEquals(0, Canonical.difference(theirs, ours), PEERS, "pgc " + map.getKey());
      }
      Tensor small = expected.get("last__torchcam_" + map.getKey());
      if (small != null && small.max() > small.min()) {
        Tensor ours = Canonical.drawn(map.getValue());
        assertEquals(0, Canonical.difference(small, ours), PEERS, "torchcam " + map.getKey());
      }
    }
  }

  /**
   * pytorch-grad-cam takes each channel's mean out first, which the papers do not, and leaves the
   * sign to the decomposition.
   */
  private static void assertEigenPeers(Map<String, Tensor> expected, Asked asked) {
    FeatureMaps maps = new FeatureMaps(asked.probe().activation(0, asked.layer()));
    float[] product = asked.probe().gradient(0, asked.layer(), asked.target()).toArray();
    for (int i = 0; i < product.length; i++) {
      product[i] *= maps.values().at(i);
    }
    Map<String, FeatureMaps> both = Map.of("EigenCAM", maps, "EigenGradCAM", maps.with(product));
    for (Map.Entry<String, FeatureMaps> entry : both.entrySet()) {
      Tensor theirs = expected.get("last__pgc_" + entry.getKey());
      if (theirs != null && theirs.max() > theirs.min()) {
        Tensor map = PeerMaps.centredProjection(entry.getValue());
        Tensor ours = Canonical.drawn(map, theirs.size(0), theirs.size(1));
        Tensor turned = Canonical.drawn(map.times(-1), theirs.size(0), theirs.size(1));
        double off =
            Math.min(Canonical.difference(theirs, ours), Canonical.difference(theirs, turned));
        assertEquals(0, off, PEERS, "pgc " + entry.getKey());
      }
    }
  }
}
