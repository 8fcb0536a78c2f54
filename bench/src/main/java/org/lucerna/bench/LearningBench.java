/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lucerna.backbone.torchvision.MobileNetV2;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Optimizer;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.weights.ProceduralWeights;

/**
 * What a step of training costs beside a forward pass of the same pictures: of the whole network
 * (about three forward passes: one forward, two for the gradients), and of the head alone on
 * features that were kept (next to nothing).
 */
final class LearningBench {

  private static final int TURNS = 9;
  private static final int BATCH = 16;
  private static final double RATE = 1e-4;

  private final PytorchBackend backend;

  LearningBench(PytorchBackend backend) {
    this.backend = backend;
  }

  void run() throws Exception {
    List<Network> backbones =
        List.of(
            new SqueezeNet().network("squeezenet1_0"),
            new ResNet().network("resnet18"),
            new MobileNetV2().network("mobilenet_v2"));
    for (Network backbone : backbones) {
      measure(backbone, Zoo.gap(backbone, 7));
    }
  }

  private void measure(Network backbone, Network network) throws Exception {
    Set<String> all = names(network, spec -> true);
    Set<LayerId> fresh = Heads.freshLayers(backbone, network);
    Set<String> head = names(network, spec -> fresh.contains(spec.layer()));
    Tensor pictures = pictures(network);
    int[] labels = new Random(2).ints(BATCH, 0, 7).toArray();
    LayerId features = new LayerId("head.flatten");
    try (Model model =
        backend.load(network, ProceduralWeights.of(network), backend.devices().get(0))) {
      Tensor kept = model.run(Network.INPUT, pictures, features);
      Ratio.Work forward = () -> model.logits(pictures);
      try (Learner learner = model.learner(setup(Network.INPUT, all))) {
        Ratio full = Ratio.measure(TURNS, forward, step(learner, pictures, labels));
        print("full step", network, full);
      }
      try (Learner learner = model.learner(setup(features, head))) {
        Ratio frozen = Ratio.measure(TURNS, forward, step(learner, kept, labels));
        print("frozen step on kept features", network, frozen);
      }
    }
  }

  private static void print(String what, Network network, Ratio ratio) {
    Bench.print("%s", ratio.line(what + " / forward, batch " + BATCH + ", " + network.id()));
    Bench.print("  %.0f images a second", 1000 * BATCH / ratio.median());
  }

  private static Ratio.Work step(Learner learner, Tensor values, int[] labels) {
    long[] number = {0};
    return () -> learner.train(values, labels, RATE, number[0]++);
  }

  private static Learner.Setup setup(LayerId from, Set<String> trained) {
    return new Learner.Setup(from, trained, new Optimizer.Sgd(0.9, 0, false), true, 1);
  }

  private static Set<String> names(Network network, Predicate<ParameterSpec> which) {
    return Parameters.of(network).stream()
        .filter(spec -> spec.role().isTrained() && which.test(spec))
        .map(ParameterSpec::name)
        .collect(Collectors.toSet());
  }

  private static Tensor pictures(Network network) {
    Tensor picture = ExplanationBench.picture(network);
    float[] many = new float[BATCH * picture.length()];
    for (int i = 0; i < BATCH; i++) {
      picture.data().get(many, i * picture.length(), picture.length());
    }
    return Tensor.wrap(many, BATCH, picture.size(1), picture.size(2), picture.size(3));
  }
}
