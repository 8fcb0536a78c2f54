/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;

/** A question about the first picture of a probe, put to any method of this bundle. */
record Asked(Probe probe, Target target, LayerId layer) {

  static final LayerCamParams UNSCALED = new LayerCamParams(LayerCamParams.Scale.OFF, 2);
  static final ShapleyCamParams LOGIT = new ShapleyCamParams(ShapleyCamParams.Utility.ASKED);
  static final ShapleyCamParams REST = new ShapleyCamParams(ShapleyCamParams.Utility.REST);

  <P extends Record> Heatmap heatmap(Explainer<P> method, P params) {
    return method.explain(
        new ExplainRequest<>(probe, 0, target, layer, 42, params), Progress.none());
  }

  <P extends Record> Tensor of(Explainer<P> method, P params) {
    return heatmap(method, params).values();
  }

  Tensor of(Explainer<NoParams> method) {
    return of(method, new NoParams());
  }

  /** Maps by their names in the reference files. */
  Map<String, Tensor> golden() {
    Map<String, Tensor> maps = new LinkedHashMap<>();
    maps.put("grad_cam", of(new GradCam()));
    maps.put("counterfactual", of(new CounterfactualGradCam()));
    maps.put("hires_cam", of(new HiResCam()));
    maps.put("layer_cam", of(new LayerCam(), UNSCALED));
    maps.put("xgrad_cam", of(new XGradCam()));
    maps.put("grad_cam_plus_plus", of(new GradCamPlusPlus()));
    return maps;
  }

  /** Maps by the names pytorch-grad-cam gives its classes; without those of eigenvectors. */
  Map<String, Tensor> peers() {
    Map<String, Tensor> maps = new LinkedHashMap<>();
    maps.put("GradCAM", of(new GradCam()));
    maps.put("HiResCAM", of(new HiResCam()));
    maps.put("LayerCAM", of(new LayerCam(), UNSCALED));
    maps.put("XGradCAM", of(new XGradCam()));
    maps.put("GradCAMElementWise", of(new ElementWiseGradCam()));
    return maps;
  }
}
