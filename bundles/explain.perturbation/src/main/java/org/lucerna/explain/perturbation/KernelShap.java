/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * KernelSHAP (Lundberg and Lee 2017, theorem 2) on superpixels: the Shapley values of the picture's
 * pieces in the game "the target's score when these are shown", as the weighted linear fit whose
 * coefficients sum to the whole picture's score less the empty one's. Exact where all subsets are
 * run; else estimated from pairs of subsets (Covert and Lee 2021).
 *
 * <p>The raw map {@code [H, W]} gives each pixel its piece's Shapley value.
 */
@Component
@ExplainerType(
    id = "kernel-shap",
    label = "KernelSHAP",
    cite =
        "S. M. Lundberg and S.-I. Lee, A unified approach to interpreting model predictions, NIPS"
            + " 2017, arXiv 1705.07874; I. Covert and S.-I. Lee, Improving KernelSHAP, AISTATS 2021",
    about = "The score shared out among pieces of the picture by their Shapley values",
    formula = "argmin_b sum_S k(S) (v(S) - v(0) - sum_{i in S} b_i)^2, sum b = v(all) - v(0)",
    cost = "N F, N = 2000",
    traits = {ExplainerType.Trait.SLOW, ExplainerType.Trait.RANDOM},
    requires = Capability.SCORES,
    layers = ExplainerType.Layers.INPUT,
    params = KernelShapParams.class)
public final class KernelShap implements Explainer<KernelShapParams> {

  /** Fewer rows a piece are warned of; those of a pair determine as much as one. */
  private static final int ROWS_EACH = 10;

  @Override
  public Heatmap explain(ExplainRequest<KernelShapParams> request, Progress progress) {
    KernelShapParams params = request.params();
    Coalitions coalitions =
        new Coalitions(request, params.score(), params.hidden(), params.segments());
    int pieces = coalitions.pieces().count();
    ShapleyDesign design = new ShapleyDesign(pieces, params.samples(), new Draws(request.seed()));
    boolean[] all = new boolean[pieces];
    double empty = coalitions.score(all);
    Arrays.fill(all, true);
    double whole = coalitions.score(all);
    Model model = new Model(coalitions.pieces(), design, empty, whole);
    Rounds.Outcome outcome =
        new Rounds(design.rows(), params.tolerance())
            .run(
                coalitions.scores(),
                model,
                new MaskedScores.Pace(params.batch(), design.rows(), progress));
    double sum = Arrays.stream(model.coefficients()).sum();
    Heatmap map =
        Facts.add(outcome.map(), coalitions.target(), withEnds(outcome.scores(), empty, whole))
            .with("rows", outcome.text() + (design.isExhaustive() ? ", all subsets" : ""))
            .with("pieces", String.valueOf(pieces))
            .with(
                "completeness",
                "the pieces' values sum to %.6g; score %.6g less the hidden picture's %.6g is %.6g"
                    .formatted(sum, whole, empty, whole - empty));
    return design.isExhaustive()
        ? map
        : Facts.scarce(map, outcome.scores().length, pieces, ROWS_EACH);
  }

  private static double[] withEnds(double[] scores, double empty, double whole) {
    double[] all = Arrays.copyOf(scores, scores.length + 2);
    all[scores.length] = empty;
    all[scores.length + 1] = whole;
    return all;
  }

  private static final class Model extends Coalitions.Fitting {

    private final ShapleyDesign design;
    private final LinearFit sums;
    private final double empty;
    private final double whole;

    Model(Superpixels pieces, ShapleyDesign design, double empty, double whole) {
      super(pieces, design);
      this.design = design;
      this.sums = new LinearFit(pieces.count());
      this.empty = empty;
      this.whole = whole;
    }

    @Override
    void learn(boolean[] shown, double score) {
      sums.add(shown, score - empty, design.weight(shown));
    }

    @Override
    double[] coefficients() {
      return sums.summingTo(whole - empty);
    }
  }
}
