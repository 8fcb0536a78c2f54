/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.data.CellGrid;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Sobol attribution (Fel et al. 2021, eq. 5): a coarse mask fades the picture cell by cell, and
 * each cell gets its total Sobol index, the share of the score's variance in which it takes part,
 * alone or with others. Estimated by Jansen's formula over a quasi-random sequence.
 *
 * <p>The raw map is the mask's grid, {@code [cells, cells]}, over the whole picture.
 */
@Component
@ExplainerType(
    id = "sobol",
    label = "Sobol attribution",
    cite =
        "T. Fel et al., Look at the variance! Efficient black-box explanations with Sobol-based"
            + " sensitivity analysis, NeurIPS 2021, arXiv 2111.04138",
    about = "The share of the score's variance in which each cell of a coarse mask takes part",
    formula = "T_i = E[(f(a) - f(a with i from b))^2] / (2 Var f)",
    cost = "N (cells^2 + 1) F, N = 32",
    traits = {ExplainerType.Trait.SLOW, ExplainerType.Trait.RANDOM},
    requires = Capability.SCORES,
    layers = ExplainerType.Layers.INPUT,
    params = SobolParams.class)
public final class Sobol implements Explainer<SobolParams> {

  @Override
  public Heatmap explain(ExplainRequest<SobolParams> request, Progress progress) {
    SobolParams params = request.params();
    Tensor picture = request.probe().input(request.picture());
    int cells = params.cells();
    SobolDesign design = SobolDesign.of(cells * cells, params.designs(), new Draws(request.seed()));
    Target target = params.score().of(request);
    MaskedScores scores =
        new MaskedScores(request, Network.INPUT, target, params.baseline().of(request));
    double stepY = picture.size(1) / (double) cells;
    double stepX = picture.size(2) / (double) cells;
    Shares shares = new Shares(design, cells, new CellGrid(stepY / 2, stepX / 2, stepY, stepX));
    Rounds.Outcome outcome =
        new Rounds(design.rows(), params.tolerance())
            .run(scores, shares, new MaskedScores.Pace(params.batch(), design.rows(), progress));
    return Facts.add(outcome.map(), target, outcome.scores())
        .with("rows", outcome.text())
        .with("baseline", params.baseline().text());
  }

  private static final class Shares implements Rounds.Growing {

    private final SobolDesign design;
    private final int cells;
    private final CellGrid place;
    private final TotalIndices indices;

    Shares(SobolDesign design, int cells, CellGrid place) {
      this.design = design;
      this.cells = cells;
      this.place = place;
      this.indices = new TotalIndices(design);
    }

    @Override
    public Tensor masks(int from, int to) {
      float[] masks = new float[(to - from) * cells * cells];
      for (int row = from; row < to; row++) {
        design.put(row, masks, (row - from) * cells * cells);
      }
      return Tensor.wrap(masks, to - from, cells, cells);
    }

    @Override
    public void learn(int from, double[] scores) {
      for (int i = 0; i < scores.length; i++) {
        indices.learn(from + i, scores[i]);
      }
    }

    @Override
    public Heatmap map() {
      double[] found = indices.indices();
      float[] out = new float[found.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) found[i];
      }
      return Heatmap.positive(Tensor.wrap(out, cells, cells)).at(place);
    }
  }
}
