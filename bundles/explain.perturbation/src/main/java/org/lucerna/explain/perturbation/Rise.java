/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Optional;
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
 * RISE (Petsiuk, Das and Saenko 2018, eq. 6): the mean of N random masks, each weighted by the
 * class's score for the picture behind it, {@code M = 1 / (N p) sum_i f(x m_i) m_i}. It estimates,
 * without bias, a pixel's expected score given that the pixel is seen.
 *
 * <p>The raw map has the picture's size, {@code [H, W]}.
 */
@Component
@ExplainerType(
    id = "rise",
    label = "RISE",
    cite =
        "V. Petsiuk, A. Das and K. Saenko, RISE: randomized input sampling for explanation of"
            + " black-box models, BMVC 2018, arXiv 1806.07421",
    about = "How well the picture is recognised, on average, when a pixel is seen",
    formula = "M = 1 / (N p) sum_i p_c(x * m_i) m_i",
    cost = "N F, N = 4000",
    traits = {ExplainerType.Trait.SLOW, ExplainerType.Trait.RANDOM},
    requires = Capability.SCORES,
    layers = ExplainerType.Layers.INPUT,
    params = RiseParams.class)
public final class Rise implements Explainer<RiseParams> {

  @Override
  public Heatmap explain(ExplainRequest<RiseParams> request, Progress progress) {
    RiseParams params = request.params();
    Tensor picture = request.probe().input(request.picture());
    Target target = params.score().of(request);
    RiseMasks masks =
        new RiseMasks(
            params.cells(),
            params.keep(),
            picture.size(1),
            picture.size(2),
            new Draws(request.seed()));
    Rounding rounding = new Rounding(request, params.precision());
    MaskedScores scores = new MaskedScores(rounding, Network.INPUT, target, Optional.empty());
    Rounds.Outcome outcome =
        new Rounds(params.masks(), params.tolerance())
            .run(
                scores,
                new Mean(masks),
                new MaskedScores.Pace(params.batch(), params.masks(), progress));
    return rounding.told(
        Facts.add(outcome.map(), target, outcome.scores()).with("rows", outcome.text()));
  }

  /** The weighted mean of the masks so far. */
  private static final class Mean implements Rounds.Growing {

    private final RiseMasks masks;
    private final double[] sum;
    private float[] last = {};
    private int rows;

    Mean(RiseMasks masks) {
      this.masks = masks;
      this.sum = new double[masks.height() * masks.width()];
    }

    @Override
    public Tensor masks(int from, int to) {
      last = new float[(to - from) * sum.length];
      for (int row = from; row < to; row++) {
        masks.put(row, last, (row - from) * sum.length);
      }
      return Tensor.wrap(last, to - from, masks.height(), masks.width());
    }

    @Override
    public void learn(int from, double[] scores) {
      for (int row = 0; row < scores.length; row++) {
        int start = row * sum.length;
        for (int i = 0; i < sum.length; i++) {
          sum[i] += scores[row] * last[start + i];
        }
      }
      rows += scores.length;
    }

    @Override
    public Heatmap map() {
      float[] out = new float[sum.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = rows == 0 ? 0 : (float) (sum[i] / (rows * masks.keep()));
      }
      return Heatmap.relative(Tensor.wrap(out, masks.height(), masks.width()));
    }
  }
}
