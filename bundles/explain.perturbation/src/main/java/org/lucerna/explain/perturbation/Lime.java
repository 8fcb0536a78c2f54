/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;
import java.util.Random;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * LIME (Ribeiro, Singh and Guestrin 2016, eq. 1 and algorithm 1) on superpixels: pieces of the
 * picture are hidden at random, and a linear model of which are shown is fitted to the scores; rows
 * that hide much count less, by {@code sqrt(exp(-d^2 / w^2))} of their cosine distance d to the
 * whole picture, and the coefficients are held small by a ridge, as in the authors' code.
 *
 * <p>The raw map {@code [H, W]} gives each pixel its piece's coefficient.
 */
@Component
@ExplainerType(
    id = "lime",
    label = "LIME",
    cite =
        "M. T. Ribeiro, S. Singh and C. Guestrin, \"Why should I trust you?\": explaining the"
            + " predictions of any classifier, KDD 2016, arXiv 1602.04938",
    about = "Coefficients of a linear model of the score by which pieces of the picture are shown",
    formula = "argmin_b sum_i k(z_i) (f(z_i) - b0 - b z_i)^2 + ridge |b|^2",
    cost = "N F, N = 1000",
    traits = {ExplainerType.Trait.SLOW, ExplainerType.Trait.RANDOM},
    requires = Capability.SCORES,
    layers = ExplainerType.Layers.INPUT,
    params = LimeParams.class)
public final class Lime implements Explainer<LimeParams> {

  /** Fewer rows a piece are warned of. */
  private static final int ROWS_EACH = 5;

  @Override
  public Heatmap explain(ExplainRequest<LimeParams> request, Progress progress) {
    LimeParams params = request.params();
    Coalitions coalitions =
        new Coalitions(request, params.score(), params.hidden(), params.segments());
    int pieces = coalitions.pieces().count();
    Draws draws = new Draws(request.seed());
    Model model = new Model(coalitions.pieces(), row -> drawn(row, pieces, draws), params.fit());
    Rounds.Outcome outcome =
        new Rounds(params.samples(), params.tolerance())
            .run(
                coalitions.scores(),
                model,
                new MaskedScores.Pace(params.batch(), params.samples(), progress));
    Heatmap map =
        Facts.add(outcome.map(), coalitions.target(), outcome.scores())
            .with("rows", outcome.text())
            .with("pieces", String.valueOf(pieces))
            .with(
                "fit",
                "the linear model explains %.1f %% of the scores' weighted variance"
                    .formatted(100 * model.determination()));
    return Facts.scarce(map, outcome.scores().length, pieces, ROWS_EACH);
  }

  /** The first row shows all; in the others each piece is shown with probability 1/2. */
  private static boolean[] drawn(int row, int pieces, Draws draws) {
    boolean[] shown = new boolean[pieces];
    if (row == 0) {
      Arrays.fill(shown, true);
      return shown;
    }
    Random random = draws.row(row);
    for (int i = 0; i < pieces; i++) {
      shown[i] = random.nextBoolean();
    }
    return shown;
  }

  private static final class Model extends Coalitions.Fitting {

    private final LinearFit sums;
    private final LimeParams.Fit fit;

    Model(Superpixels pieces, Coalitions.Design design, LimeParams.Fit fit) {
      super(pieces, design);
      this.sums = new LinearFit(pieces.count());
      this.fit = fit;
    }

    @Override
    void learn(boolean[] shown, double score) {
      int on = 0;
      for (boolean piece : shown) {
        on += piece ? 1 : 0;
      }
      double distance = 1 - Math.sqrt((double) on / shown.length);
      double width = fit.kernelWidth();
      sums.add(shown, score, Math.sqrt(Math.exp(-distance * distance / (width * width))));
    }

    @Override
    double[] coefficients() {
      return sums.ridge(fit.ridge());
    }

    double determination() {
      return sums.determination(coefficients());
    }
  }
}
