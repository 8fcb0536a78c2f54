/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backbone.torchvision.Vgg;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Macs;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/**
 * What each method costs, alone in a fresh probe, in forward passes of one picture, beside the
 * least it can cost.
 */
final class MethodBench {

  private static final int CLASSES = 7;

  /** A network this slow gets fewer turns. */
  private static final int LARGE = 5_000_000;

  private final PytorchBackend backend;
  private final int turns;
  private final List<Method> methods;

  /**
   * @param turns for networks that are quick
   */
  MethodBench(PytorchBackend backend, int turns) throws Exception {
    this.backend = backend;
    this.turns = turns;
    this.methods = Methods.all();
  }

  void run() throws Exception {
    Network squeezenet = new SqueezeNet().network("squeezenet1_0");
    for (Network network :
        List.of(
            squeezenet,
            Zoo.gap(squeezenet, CLASSES),
            new ResNet().network("resnet18"),
            Zoo.gap(new Vgg().network("vgg16"), CLASSES))) {
      try (Model model =
          backend.load(network, ProceduralWeights.of(network), backend.devices().get(0))) {
        measure(model);
      }
    }
  }

  private void measure(Model model) throws Exception {
    Network network = model.network();
    Tensor picture = ExplanationBench.picture(network);
    int rounds = Macs.total(network) / 1000 > LARGE ? Math.max(3, turns / 3) : turns;
    Floors floors = Floors.measure(model, picture, rounds);
    Bench.print("%n### Methods at %s of %s%n", network.features(), network.id());
    floors.print(network, line -> Bench.print("%s%n", line));
    Bench.print(
        "| method | time | forward | forwards | quartiles | n | floor | of the floor | by arithmetic |");
    Bench.print("|---|---|---|---|---|---|---|---|---|");
    for (Method method : methods) {
      if (!method.isSlow() && method.applies(network)) {
        measure(method, new Subject(model, picture, rounds), floors);
      }
    }
  }

  private record Subject(Model model, Tensor picture, int turns) {}

  private static void measure(Method method, Subject subject, Floors floors) throws Exception {
    double arithmetic;
    try {
      arithmetic = once(method, subject);
    } catch (LucernaException e) {
      Bench.print("| %s | left out: %s |", method.id(), e.getMessage());
      return;
    }
    Ratio ratio =
        Ratio.measure(
            arithmetic > 20 ? Math.min(3, subject.turns) : subject.turns,
            () -> subject.model.logits(subject.picture),
            () -> once(method, subject));
    OptionalDouble floor = floors.of(method.cost());
    Bench.print(
        "%s %s | %s |",
        ratio.row(method.id()),
        floor.isPresent()
            ? String.format(
                Locale.ROOT,
                "%.3f (%s) | **%.2f**",
                floor.getAsDouble(),
                method.cost().replaceFirst("[;:].*", ""),
                ratio.ratio() / floor.getAsDouble())
            : method.cost() + " | ",
        String.format(Locale.ROOT, "%.3f", arithmetic));
  }

  /** Forward passes by arithmetic. */
  private static double once(Method method, Subject subject) {
    Network network = subject.model.network();
    LayerId layer = method.layer(network);
    Target target = Target.predicted();
    try (Probe probe =
        subject.model.probe(
            new ProbePlan(subject.picture, method.planned(layer), List.of(List.of(target))))) {
      method.explain(probe, new Method.Question(target, layer, Map.of()));
      return (double) probe.work().total() / Macs.total(network);
    }
  }
}
