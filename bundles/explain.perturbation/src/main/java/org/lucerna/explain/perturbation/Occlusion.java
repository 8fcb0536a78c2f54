/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Arrays;
import java.util.List;
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
 * Occlusion sensitivity (Zeiler and Fergus 2014, section 4.2): a square is moved over the picture,
 * and each of its places gets what the target's score loses when it is covered, {@code y(x) - y(x
 * covered)}.
 *
 * <p>The raw map is the grid of places, {@code [rows, columns]}; {@link Heatmap#cells} says where
 * they lie.
 */
@Component
@ExplainerType(
    id = "occlusion",
    label = "Occlusion",
    cite =
        "M. D. Zeiler and R. Fergus, Visualizing and understanding convolutional networks, ECCV"
            + " 2014",
    about = "What the target loses when a square of the picture is covered",
    formula = "M_ij = y(x) - y(x with square ij covered)",
    cost = "rows columns F",
    traits = ExplainerType.Trait.SLOW,
    requires = Capability.SCORES,
    layers = ExplainerType.Layers.INPUT,
    params = OcclusionParams.class)
public final class Occlusion implements Explainer<OcclusionParams> {

  @Override
  public Heatmap explain(ExplainRequest<OcclusionParams> request, Progress progress) {
    OcclusionParams params = request.params();
    Tensor picture = request.probe().input(request.picture());
    Tiles tiles = tiles(picture, params);
    Target target = params.score().of(request);
    Rounding rounding = new Rounding(request, params.precision());
    MaskedScores scores =
        new MaskedScores(rounding, Network.INPUT, target, params.baseline().of(request));
    Covering covering =
        new Covering(tiles, picture, request.probe().score(request.picture(), target));
    Rounds.Outcome outcome =
        new Rounds(tiles.count(), params.tolerance())
            .run(scores, covering, new MaskedScores.Pace(params.batch(), tiles.count(), progress));
    Heatmap map =
        rounding.told(
            Facts.add(outcome.map(), target, outcome.scores())
                .with("rows", outcome.text())
                .with(
                    "square",
                    "%d pixels at stride %d, covered by %s"
                        .formatted(tiles.patch(), tiles.stride(), params.baseline().text())));
    return outcome.stoppedEarly()
        ? map.with("filled", "places left out have their coarser neighbour's value")
        : map;
  }

  private static Tiles tiles(Tensor picture, OcclusionParams params) {
    int height = picture.size(1);
    int width = picture.size(2);
    int side = Math.min(height, width);
    int patch = params.patch().orElse(Math.max(1, Math.round(side * 3 / 14f)));
    int stride = params.stride().orElse(Math.max(1, patch / 3));
    if (patch > side) {
      throw Planes.invalid(
          "occlusion's square of %d pixels does not fit into a picture of %d by %d: use a smaller patch"
              .formatted(patch, height, width));
    }
    return Tiles.over(height, width, patch, stride);
  }

  /** Masks that are 0 in a square, and the drops found so far. */
  private static final class Covering implements Rounds.Growing {

    private final Tiles tiles;
    private final List<Integer> order;
    private final int height;
    private final int width;
    private final double whole;
    private final double[] drops;
    private final boolean[] known;

    Covering(Tiles tiles, Tensor picture, double whole) {
      this.tiles = tiles;
      this.order = tiles.coarseToFine();
      this.height = picture.size(1);
      this.width = picture.size(2);
      this.whole = whole;
      this.drops = new double[tiles.count()];
      this.known = new boolean[tiles.count()];
    }

    @Override
    public Tensor masks(int from, int to) {
      float[] masks = new float[(to - from) * height * width];
      Arrays.fill(masks, 1);
      for (int row = from; row < to; row++) {
        int tile = order.get(row);
        for (int y = 0; y < tiles.patch(); y++) {
          int line = ((row - from) * height + tiles.top(tile) + y) * width + tiles.left(tile);
          Arrays.fill(masks, line, line + tiles.patch(), 0);
        }
      }
      return Tensor.wrap(masks, to - from, height, width);
    }

    @Override
    public void learn(int from, double[] scores) {
      for (int i = 0; i < scores.length; i++) {
        int tile = order.get(from + i);
        drops[tile] = whole - scores[i];
        known[tile] = true;
      }
    }

    @Override
    public Heatmap map() {
      Tensor map = Tensor.wrap(tiles.filled(drops, known), tiles.rows(), tiles.columns());
      return Heatmap.signed(map).at(tiles.grid());
    }
  }
}
