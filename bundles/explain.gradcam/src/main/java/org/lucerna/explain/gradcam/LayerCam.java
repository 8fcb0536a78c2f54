/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.gradcam.LayerCamParams.Scale;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * LayerCAM (Jiang et al. 2021, eq. 6 to 9): {@code M = sum_k relu(g_k) A_k}, cell by cell: each
 * cell has its own weight, so that fine layers can be explained too. Before maps of several layers
 * are joined by their maximum, those of shallow layers are scaled to {@code tanh(gamma M / max M)}.
 *
 * <p>The raw map {@code [h, w]} stands inside the paper's last ReLU.
 */
@Component
@ExplainerType(
    id = "layer-cam",
    label = "LayerCAM",
    cite =
        "P.-T. Jiang et al., LayerCAM: exploring hierarchical class activation maps for"
            + " localization, IEEE TIP 2021",
    about = "Cells whose increase would raise the score, weighted one by one; for fine layers too.",
    formula = "relu(sum_k relu(g_k) * A_k), cell by cell",
    cost = "F + Bt",
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS},
    params = LayerCamParams.class)
public final class LayerCam implements Explainer<LayerCamParams> {

  /** Pixels from cell to cell in the third stage of VGG16, the last one the paper scales. */
  private static final int SHALLOW_STEP = 4;

  @Override
  public Heatmap explain(ExplainRequest<LayerCamParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "layer-cam");
    double[] cells = maps.shared(request.gradient(), Share.WHERE_RISING);
    if (!isScaled(request, maps)) {
      return maps.positive(cells);
    }
    double max = 0;
    for (double cell : cells) {
      max = Math.max(max, cell);
    }
    double gamma = request.params().gamma();
    for (int i = 0; max > 0 && i < cells.length; i++) {
      cells[i] = Math.tanh(gamma * cells[i] / max);
    }
    return maps.positive(cells).with("scaled", "tanh(" + gamma + " M / max M)");
  }

  private static boolean isScaled(ExplainRequest<LayerCamParams> request, FeatureMaps maps) {
    Scale scale = request.params().scale();
    int pixels = request.probe().network().input().shape().height();
    boolean shallow = pixels <= SHALLOW_STEP * maps.values().size(1);
    return scale == Scale.ON || scale == Scale.SHALLOW && shallow;
  }
}
