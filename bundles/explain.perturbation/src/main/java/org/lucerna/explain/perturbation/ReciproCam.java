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
import org.osgi.service.component.annotations.Component;

/**
 * Recipro-CAM (Byun and Lee 2022, eq. 1 and 2): for each cell the layer's values are kept around
 * that cell alone, {@code A * m_ij}, and the cell's value is the target's score then. The score of
 * the empty layer is taken off, so that the head's bias is no evidence.
 */
@Component
@ExplainerType(
    id = "recipro-cam",
    label = "Recipro-CAM",
    cite =
        "S.-Y. Byun and W. Lee, Recipro-CAM: fast gradient-free visual explanations for"
            + " convolutional neural networks, 2022, arXiv 2209.14074",
    about = "How much each cell of the layer, left alone, says for the target",
    formula = "M_ij = y(A * m_ij) - y(0), m_ij a 3x3 Gaussian around cell ij",
    cost = "h w Ft",
    requires = {Capability.ACTIVATIONS, Capability.SCORES},
    params = ReciproCamParams.class)
public final class ReciproCam implements Explainer<ReciproCamParams> {

  @Override
  public Heatmap explain(ExplainRequest<ReciproCamParams> request, Progress progress) {
    Tensor maps = Planes.of(request, "recipro-cam");
    Planes.requireBefore(request, "recipro-cam");
    int height = maps.size(1);
    int width = maps.size(2);
    int cells = height * width;
    Target target = request.params().score().of(request);
    MaskedScores runs = new MaskedScores(request, request.layer(), target, Optional.empty());
    // Behind all cells' masks comes one of zeros: the empty layer.
    double[] scores =
        runs.run(
            0,
            cells + 1,
            new CellMasks(height, width, request.params().mask()),
            new MaskedScores.Pace(request.params().batch(), cells + 1, progress));
    float[] out = new float[cells];
    for (int i = 0; i < cells; i++) {
      out[i] = (float) (scores[i] - scores[cells]);
    }
    Heatmap map = Facts.add(Heatmap.positive(Tensor.wrap(out, height, width)), target, scores);
    return Facts.shortcut(map, runs.shortcut());
  }

  /** Around one cell after the other; behind the last cell nothing is left. */
  private record CellMasks(int height, int width, ReciproCamParams.Mask kind)
      implements MaskedScores.Rows {

    @Override
    public Tensor masks(int from, int to) {
      float[] out = new float[(to - from) * height * width];
      int reach = kind == ReciproCamParams.Mask.GAUSSIAN ? 1 : 0;
      for (int cell = from; cell < Math.min(to, height * width); cell++) {
        for (int dy = -reach; dy <= reach; dy++) {
          for (int dx = -reach; dx <= reach; dx++) {
            int y = cell / width + dy;
            int x = cell % width + dx;
            if (y >= 0 && y < height && x >= 0 && x < width) {
              float weight = reach == 0 ? 1 : 0.25f / ((1 + Math.abs(dy)) * (1 + Math.abs(dx)));
              out[(cell - from) * height * width + y * width + x] = weight;
            }
          }
        }
      }
      return Tensor.wrap(out, to - from, height, width);
    }
  }
}
