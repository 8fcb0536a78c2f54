/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Statistics of layers over pictures: how sparse they are, which channels never answer, what each
 * channel answers to each class, and how selective it is for one (Morcos et al. 2018). One forward
 * pass a picture serves all layers; memory does not grow with the number of pictures.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "activations",
    label = "measure sparsity, dead channels and class selectivity of layers",
    cite = "Morcos et al. 2018, ICLR",
    params = ActivationsParams.class)
public final class Activations implements Analysis<ActivationsParams> {

  @Activate
  public Activations() {}

  @Override
  public Findings analyse(Inspection inspection, ActivationsParams params, Progress progress)
      throws IOException {
    List<InspectedPicture> pictures = inspection.pictures();
    if (pictures.isEmpty()) {
      throw new LucernaException(
          ExitStatus.USAGE, "activations needs pictures: give a data set or an image");
    }
    Network network = inspection.model().network();
    Layers known = new Layers(network);
    List<LayerId> layers = known.channels(inspection, params.layers());
    List<String> classes = classes(pictures);
    List<LayerStatistics> statistics = new ArrayList<>();
    for (LayerId layer : layers) {
      statistics.add(new LayerStatistics(known.shape(layer).channels(), classes.size()));
    }
    int batch = Batches.size(layers.stream().map(known::shape).toList());
    for (int from = 0; from < pictures.size(); from += batch) {
      progress.step(from, pictures.size());
      List<InspectedPicture> some = pictures.subList(from, Math.min(pictures.size(), from + batch));
      measure(inspection, layers, some, new Counted(statistics, classes));
    }
    progress.step(pictures.size(), pictures.size());
    return new ActivationsReport(inspection, params, classes, pictures.size())
        .findings(measured(network, layers, statistics, classes));
  }

  /** What is counted, and for which classes. */
  private record Counted(List<LayerStatistics> statistics, List<String> classes) {}

  private static void measure(
      Inspection inspection, List<LayerId> layers, List<InspectedPicture> some, Counted counted)
      throws IOException {
    Tensor inputs = inspection.inputs(inspection.crops(some));
    List<List<Target>> none = some.stream().map(p -> List.<Target>of()).toList();
    try (Probe probe = inspection.model().probe(new ProbePlan(inputs, Set.copyOf(layers), none))) {
      for (int i = 0; i < some.size(); i++) {
        int classIndex = counted.classes().indexOf(some.get(i).className());
        for (int layer = 0; layer < layers.size(); layer++) {
          counted.statistics().get(layer).add(probe.activation(i, layers.get(layer)), classIndex);
        }
      }
    }
  }

  /** In alphabetical order, as data sets have them. */
  private static List<String> classes(List<InspectedPicture> pictures) {
    return pictures.stream()
        .map(InspectedPicture::className)
        .filter(name -> !name.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<MeasuredLayer> measured(
      Network network,
      List<LayerId> layers,
      List<LayerStatistics> statistics,
      List<String> classes) {
    Set<LayerId> rectified = Rectified.of(network);
    List<MeasuredLayer> measured = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      LayerId layer = layers.get(i);
      measured.add(
          new MeasuredLayer(
              i + 1,
              network.displayName(layer),
              rectified.contains(layer),
              statistics.get(i),
              classes));
    }
    return measured;
  }
}
