/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;

/**
 * What each analysis costs over some pictures, in forward passes over the same pictures: the
 * built-in creatures through SqueezeNet with a head of their classes. Figures are composed but not
 * painted.
 */
final class AnalysisBench {

  private static final int PICTURES = 64;
  private static final int BATCH = 16;
  private static final int CLASSES = 7;

  /** What is asked of those whose defaults say little of their cost. */
  private static final Map<String, Map<String, Object>> VALUES =
      Map.of(
          "patches",
          Map.of("layers", List.of("features.8", "features.9", "features.10", "features.12")),
          "activations",
          Map.of("layers", List.of("features.8", "features.9", "features.10", "features.12")),
          "localization",
          Map.of("method", List.of("cam")),
          "words",
          Map.of("limit-explained", CLASSES));

  private final PytorchBackend backend;
  private final int turns;

  AnalysisBench(PytorchBackend backend, int turns) {
    this.backend = backend;
    this.turns = Math.max(3, turns / 3);
  }

  void run() throws Exception {
    Network network = Zoo.gap(new SqueezeNet().network("squeezenet1_0"), CLASSES);
    try (Model model =
        backend.load(network, ProceduralWeights.of(network), backend.devices().get(0))) {
      Inspection inspection = CritterScene.of(model, PICTURES);
      Bench.print("%n### Analyses of %d pictures, %s%n", PICTURES, network.id());
      Bench.print("| analysis | time | forward passes of all pictures | ratio | quartiles | n |");
      Bench.print("|---|---|---|---|---|---|");
      List<Components.Component> all =
          new ArrayList<>(Components.of(Analysis.class, "org.lucerna.analysis."));
      all.addAll(Components.of(Analysis.class, "org.lucerna.metric."));
      for (Components.Component component : all) {
        measure(component, inspection);
      }
    }
  }

  @SuppressWarnings("unchecked") // its parameters are those its own description names
  private void measure(Components.Component component, Inspection inspection) throws Exception {
    Analysis<Record> analysis = (Analysis<Record>) component.create();
    Record params =
        Methods.params(component.params(), VALUES.getOrDefault(component.id(), Map.of()));
    Ratio ratio =
        Ratio.measure(
            turns,
            () -> forward(inspection),
            () -> analysis.analyse(inspection, params, Progress.none()));
    Bench.print("%s", ratio.row(component.id()));
  }

  private static void forward(Inspection inspection) throws Exception {
    List<InspectedPicture> pictures = inspection.pictures();
    for (int from = 0; from < pictures.size(); from += BATCH) {
      List<InspectedPicture> batch =
          pictures.subList(from, Math.min(from + BATCH, pictures.size()));
      inspection.model().logits(inspection.inputs(inspection.crops(batch)));
    }
  }
}
