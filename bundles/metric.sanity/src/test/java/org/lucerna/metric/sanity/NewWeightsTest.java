/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.torchvision.CifarResNet;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.statistics.Ranks;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.weights.InitialWeights;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/** New weights on a real backend: what is kept, what is new, what is the same. */
class NewWeightsTest {

  private static final Window SAME = Window.square(3, 1, 1);

  /** Without normalisation, with both kinds of joins and of heads. */
  private static Network plain() {
    return new NetworkBuilder()
        .input(Preprocessing.IMAGENET.sized(0, 32))
        .add("stem", new Op.Conv(8, SAME, 1, true))
        .add("stem.relu", new Op.Relu())
        .add("left", new Op.Conv(8, SAME, 1, true))
        .add("left.relu", new Op.Relu())
        .add("right", new Op.Conv(8, Window.square(1, 1, 0), 1, true), "stem.relu")
        .add("right.relu", new Op.Relu())
        .add("cat", new Op.Concat(), "left.relu", "right.relu")
        .add("pool", new Op.MaxPool(Window.square(2, 2, 0), false))
        .add("deep", new Op.Conv(16, SAME, 1, true))
        .add("add", new Op.Add(), "deep", "pool")
        .add("deep.relu", new Op.Relu())
        .features()
        .extractor()
        .add("gap", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(5, true))
        .build("plain");
  }

  /** One convolution with BatchNorm behind it. */
  private static Network normalised() {
    return new NetworkBuilder()
        .input(Preprocessing.IMAGENET.sized(0, 16))
        .add("conv", new Op.Conv(4, SAME, 1, false))
        .add("norm", new Op.BatchNorm(1e-5, 0.1))
        .add("relu", new Op.Relu())
        .features()
        .extractor()
        .add("gap", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(3, true))
        .build("normalised");
  }

  private static RandomisedNetworks randomised(Bench bench, int stages) throws IOException {
    List<Stage> cascade = Stage.cascade(bench.model().network(), stages);
    return RandomisedNetworks.open(
        bench.inspection(), new RandomisedNetworks.Wish(cascade, 1, 16), Progress.none());
  }

  private static Tensor at(Model model, Tensor inputs, String layer) {
    return model.run(Network.INPUT, inputs, new LayerId(layer));
  }

  @Test
  void everyLayerKeepsTheMeanAndVarianceOfItsOutputsAtEveryStage() throws IOException {
    Network network = plain();
    try (Bench bench = Bench.of(network, ProceduralWeights.of(network), 12);
        RandomisedNetworks networks = randomised(bench, 5)) {
      Tensor inputs = bench.inputs();
      assertEquals(5, networks.stages().size());
      for (Stage stage : networks.stages()) {
        Model other = networks.of(stage).get(0);
        for (LayerId layer : stage.layers()) {
          Moments was = Moments.ofAll(at(bench.model(), inputs, layer.path()));
          Moments is = Moments.ofAll(at(other, inputs, layer.path()));
          double scale = was.deviation(0);
          assertEquals(was.mean()[0], is.mean()[0], 1e-3 * scale, stage.name() + " " + layer);
          assertEquals(1, is.deviation(0) / scale, 1e-3, stage.name() + " " + layer);
        }
      }
    }
  }

  @Test
  void layersBelowAStageAreTheTrainedOnes() throws IOException {
    Network network = plain();
    try (Bench bench = Bench.of(network, ProceduralWeights.of(network), 4);
        RandomisedNetworks networks = randomised(bench, 2);
        Weights trained = bench.model().weights();
        Weights head = networks.of(networks.stages().get(0)).get(0).weights();
        Weights all = networks.of(networks.stages().get(1)).get(0).weights()) {
      assertEquals("fc", networks.stages().get(0).name());
      for (String name : trained.names()) {
        boolean isHead = name.startsWith("fc.");
        assertEquals(isHead, !trained.read(name).equals(head.read(name)), name);
        assertNotEquals(trained.read(name), all.read(name), name);
      }
    }
  }

  @Test
  void statisticsOfBatchNormAreThoseOfItsInputsToTheLastDigits() throws IOException {
    Network network = normalised();
    try (Bench bench = Bench.of(network, ProceduralWeights.of(network), 6);
        RandomisedNetworks networks = randomised(bench, 1)) {
      Model other = networks.of(networks.stages().get(0)).get(0);
      Tensor in = at(other, bench.inputs(), "conv");
      try (Weights weights = other.weights()) {
        for (int c = 0; c < 4; c++) {
          double[] found = byHand(in, c);
          assertEquals(found[0], weights.read("norm.running_mean").at(c), 1e-5);
          assertEquals(found[1], weights.read("norm.running_var").at(c), 1e-5 * found[1]);
        }
        // One factor and one summand for all channels: nothing learnt is left.
        assertEquals(1, distinct(weights.read("norm.weight")));
        assertEquals(1, distinct(weights.read("norm.bias")));
      }
    }
  }

  @Test
  void aNetworkIsRandomisedAlikeWhetherItsBatchNormIsFoldedOrNot() throws IOException {
    Network network = normalised();
    Weights weights = ProceduralWeights.of(network);
    Network folded = folded();
    try (Bench a = Bench.of(network, weights, 6);
        Bench b = Bench.of(folded, foldedWeights(weights), 6);
        RandomisedNetworks one = randomised(a, 2);
        RandomisedNetworks other = randomised(b, 2)) {
      near(a.model().logits(a.inputs()), b.model().logits(a.inputs()), 1e-4);
      for (int stage = 0; stage < 2; stage++) {
        Model x = one.of(one.stages().get(stage)).get(0);
        Model y = other.of(other.stages().get(stage)).get(0);
        near(x.logits(a.inputs()), y.logits(a.inputs()), 2e-3);
      }
    }
  }

  private static void near(Tensor a, Tensor b, double tolerance) {
    double scale = Moments.ofAll(a).deviation(0);
    for (int i = 0; i < a.length(); i++) {
      assertEquals(a.at(i), b.at(i), tolerance * scale, "logit " + i);
    }
  }

  private static Network folded() {
    return new NetworkBuilder()
        .input(Preprocessing.IMAGENET.sized(0, 16))
        .add("conv", new Op.Conv(4, SAME, 1, true))
        .add("relu", new Op.Relu())
        .features()
        .extractor()
        .add("gap", new Op.AdaptiveAvgPool(1, 1))
        .add("flat", new Op.Flatten())
        .add("fc", new Op.Linear(3, true))
        .build("folded");
  }

  private static Weights foldedWeights(Weights weights) throws IOException {
    float[] conv = weights.read("conv.weight").toArray();
    float[] bias = new float[4];
    for (int c = 0; c < 4; c++) {
      double deviation = Math.sqrt(weights.read("norm.running_var").at(c) + 1e-5);
      double factor = weights.read("norm.weight").at(c) / deviation;
      for (int i = 0; i < conv.length / 4; i++) {
        conv[c * conv.length / 4 + i] *= (float) factor;
      }
      double mean = weights.read("norm.running_mean").at(c);
      bias[c] = (float) (weights.read("norm.bias").at(c) - factor * mean);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("conv.weight", Tensor.wrap(conv, 4, 3, 3, 3));
    tensors.put("conv.bias", Tensor.wrap(bias, 4));
    tensors.put("fc.weight", weights.read("fc.weight"));
    tensors.put("fc.bias", weights.read("fc.bias"));
    return new TensorMap("folded", tensors);
  }

  @Test
  void aSingleNewLayerLeavesTheOthersTheirWeightsAndGivesBatchNormNewStatistics()
      throws IOException {
    Network network = new CifarResNet().network("resnet20-cifar");
    List<Stage> stages = Stage.independent(network, 3);
    Stage middle = stages.get(1);
    RandomisedNetworks.Wish wish = new RandomisedNetworks.Wish(List.of(middle), 1, 4);
    try (Bench bench = Bench.of(network, ProceduralWeights.of(network), 4);
        RandomisedNetworks networks =
            RandomisedNetworks.open(bench.inspection(), wish, Progress.none());
        Weights trained = bench.model().weights()) {
      Model other = networks.of(middle).get(0);
      try (Weights weights = other.weights()) {
        Set<String> changed = new TreeSet<>();
        for (String name : trained.names()) {
          if (!trained.read(name).equals(weights.read(name))) {
            changed.add(name);
          }
        }
        changed.removeIf(name -> middle.layers().stream().anyMatch(l -> name.startsWith(l + ".")));
        assertTrue(changed.size() > 6, changed.toString());
        assertTrue(changed.stream().allMatch(n -> n.contains(".running_")), changed.toString());
        Tensor in = at(other, bench.inputs(), "layer3.2.conv2");
        assertEquals(byHand(in, 5)[1], weights.read("layer3.2.bn2.running_var").at(5), 1e-4);
      }
    }
  }

  @Test
  void stagesGoFromTheHeadToAllLayersAndNormalisationGoesWithItsConvolution() {
    Network network = new CifarResNet().network("resnet20-cifar");
    List<Stage> stages = Stage.cascade(network, 3);
    assertEquals(List.of(1, 21, 39), stages.stream().map(s -> s.layers().size()).toList());
    assertEquals(1, stages.get(2).share());
    assertTrue(stages.get(1).layers().containsAll(stages.get(0).layers()));
    assertEquals(20, Stage.units(network).size());
    assertEquals(Set.of(new LayerId("conv1"), new LayerId("bn1")), Stage.units(network).get(0));
    assertEquals(20, Stage.cascade(network, 64).size());
    assertEquals(1, Stage.cascade(network, 1).get(0).share());
    assertEquals(List.of(), Stage.independent(network, 0));
  }

  @Test
  void drawsDifferAndComeAgainAndAreNotWhatATrainingBeganWith() throws IOException {
    Network network = normalised();
    Stage all = Stage.cascade(network, 1).get(0);
    RandomisedNetworks.Wish two = new RandomisedNetworks.Wish(List.of(all), 2, 4);
    try (Bench bench = Bench.of(network, ProceduralWeights.of(network), 4);
        RandomisedNetworks once =
            RandomisedNetworks.open(bench.inspection(), two, Progress.none());
        RandomisedNetworks again =
            RandomisedNetworks.open(bench.inspection(), two, Progress.none())) {
      Tensor first = once.of(all).get(0).logits(bench.inputs());
      assertEquals(first, again.of(all).get(0).logits(bench.inputs()));
      assertNotEquals(first, once.of(all).get(1).logits(bench.inputs()));
      Weights begun =
          InitialWeights.of(network, bench.inspection().seed(), InitialWeights.Scheme.HE_NORMAL);
      try (Weights weights = once.of(all).get(0).weights()) {
        double alike =
            Ranks.of(begun.read("conv.weight").toArray())
                .correlation(Ranks.of(weights.read("conv.weight").toArray()))
                .orElseThrow();
        assertTrue(Math.abs(alike) < 0.5, "rank correlation " + alike);
      }
    }
  }

  @Test
  void allThatWasLoadedIsClosed() throws IOException {
    Network network = normalised();
    try (Bench bench = Bench.of(network, ProceduralWeights.of(network), 2)) {
      RandomisedNetworks networks = randomised(bench, 2);
      assertEquals(3, bench.loaded.size()); // the draw itself, and two stages
      networks.close();
      for (Model model : bench.loaded) {
        assertThrows(RuntimeException.class, () -> model.logits(bench.inputs()));
      }
    }
  }

  private static int distinct(Tensor vector) {
    return (int) IntStream.range(0, vector.length()).mapToObj(vector::at).distinct().count();
  }

  /** Two passes over pictures, rows and columns of {@code [N, C, H, W]}. */
  private static double[] byHand(Tensor in, int channel) {
    double sum = 0;
    int count = 0;
    for (int n = 0; n < in.size(0); n++) {
      Tensor plane = in.slice(n).slice(channel);
      sum += plane.sum();
      count += plane.length();
    }
    double squares = 0;
    for (int n = 0; n < in.size(0); n++) {
      Tensor plane = in.slice(n).slice(channel);
      for (int i = 0; i < plane.length(); i++) {
        squares += Math.pow(plane.at(i) - sum / count, 2);
      }
    }
    return new double[] {sum / count, squares / count};
  }
}
