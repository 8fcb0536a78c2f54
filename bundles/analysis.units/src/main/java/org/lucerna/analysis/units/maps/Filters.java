/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.io.IOException;
import java.util.List;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.weights.Weights;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The weights of convolutions as pictures: those that read the picture as colour tiles, as in
 * Krizhevsky et al. 2012, figure 3, others as two-dimensional slices, and 1×1 convolutions and
 * linear layers as one matrix. Needs no pictures and no forward pass.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "filters",
    label = "draw the weights of the first convolution, or of other layers",
    cite = "Krizhevsky et al. 2012, NIPS, figure 3",
    params = FiltersParams.class)
public final class Filters implements Analysis<FiltersParams> {

  @Activate
  public Filters() {}

  @Override
  public Findings analyse(Inspection inspection, FiltersParams params, Progress progress)
      throws IOException {
    List<Node> layers = new WeightedLayers(inspection.model().network()).choose(inspection, params);
    FiltersRun run = new FiltersRun(inspection, params);
    try (Weights weights = inspection.model().weights()) {
      for (int i = 0; i < layers.size(); i++) {
        progress.step(i, layers.size());
        run.add(layers.get(i), weights);
      }
    }
    progress.step(layers.size(), layers.size());
    return run.findings();
  }
}
