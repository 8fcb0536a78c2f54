/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;

/** Finds which units decide: one forward and one backward pass, from the layer on, a picture. */
final class Decisions {

  private static final int BATCH = 8;

  private final Inspection inspection;
  private final LayerId layer;
  private final WordsParams params;

  Decisions(Inspection inspection, LayerId layer, WordsParams params) {
    this.inspection = inspection;
    this.layer = layer;
    this.params = params;
  }

  /** The first pictures of each class in turn, then the second ones; at most so many. */
  static List<InspectedPicture> inTurn(List<InspectedPicture> pictures, int limit) {
    Map<Integer, List<InspectedPicture>> turns = new TreeMap<>();
    Map<String, Integer> seen = new TreeMap<>();
    for (InspectedPicture picture : pictures) {
      int turn = seen.merge(picture.className(), 1, Integer::sum);
      turns.computeIfAbsent(turn, t -> new ArrayList<>()).add(picture);
    }
    return turns.values().stream().flatMap(List::stream).limit(limit).toList();
  }

  List<Decision> of(List<InspectedPicture> pictures, Progress progress) throws IOException {
    List<Decision> decisions = new ArrayList<>();
    for (int from = 0; from < pictures.size(); from += BATCH) {
      progress.step(from, pictures.size());
      List<InspectedPicture> batch =
          pictures.subList(from, Math.min(pictures.size(), from + BATCH));
      List<RgbImage> crops = inspection.crops(batch);
      List<List<Target>> targets = batch.stream().map(p -> List.of(target(p))).toList();
      ProbePlan plan = new ProbePlan(inspection.inputs(crops), Set.of(layer), targets);
      try (Probe probe = inspection.model().probe(plan)) {
        for (int i = 0; i < batch.size(); i++) {
          decisions.add(decision(probe, i, batch.get(i), crops.get(i)));
        }
      }
    }
    return decisions;
  }

  private Target target(InspectedPicture picture) {
    return switch (params.target()) {
      case "predicted" -> Target.predicted();
      case "label" -> Target.ofClass(picture.label().orElseThrow());
      default -> Target.ofClass(inspection.classIndex(params.target()));
    };
  }

  private Decision decision(Probe probe, int i, InspectedPicture picture, RgbImage crop) {
    float[] logits = probe.logits(i);
    Target target = target(picture);
    Tensor gradient = LayerValues.planes(inspection, layer, probe.gradient(i, layer, target));
    Tensor maps = LayerValues.planes(inspection, layer, probe.activation(i, layer));
    Importance importance = Importance.of(gradient, maps);
    int classIndex = target.classIndex(logits);
    return new Decision(
        picture,
        crop,
        classIndex,
        probability(logits, classIndex),
        Target.predicted().classIndex(logits),
        importance,
        importance.strongest(params.rank(), false, params.units()),
        importance.strongest(params.rank(), true, params.units()));
  }

  private static double probability(float[] logits, int index) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - logits[index]);
    }
    return 1 / sum;
  }
}
