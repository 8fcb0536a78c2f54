/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;

/** All methods of this bundle with parameters for small pictures. */
final class Methods {

  private Methods() {}

  /** A method bound to its parameters. */
  record Bound<P extends Record>(String id, Explainer<P> method, P params) {

    Heatmap explain(Probe probe, Target target, Progress progress) {
      return method.explain(
          new ExplainRequest<>(probe, 0, target, PooledProbe.MAPS, 42, params), progress);
    }

    @Override
    public String toString() {
      return id;
    }
  }

  /** Rows are run one or two at a time. */
  static List<Bound<?>> all() {
    ScoreCamParams score =
        new ScoreCamParams(
            ScoreCamParams.Weights.PROBABILITY, ScoreCamParams.MaskRange.AFTER_STRETCHING, 1);
    SsCamParams ss = new SsCamParams(3, 2, SsCamParams.NoiseOn.FEATURES, 1);
    ReciproCamParams recipro =
        new ReciproCamParams(ReciproCamParams.Mask.GAUSSIAN, Score.TARGET, 1);
    OcclusionParams occlusion =
        new OcclusionParams(Optional.empty(), Optional.of(1), Baseline.BLUR, Score.TARGET, 0, 1);
    RiseParams rise = new RiseParams(50, 3, 0.5, Score.PROBABILITY, 0, 2);
    LimeParams lime =
        new LimeParams(
            6, 50, new LimeParams.Fit(0.25, 1), Hidden.PIECE_MEAN, Score.PROBABILITY, 0, 2);
    KernelShapParams shap = new KernelShapParams(6, 50, Hidden.ZERO, Score.TARGET, 0, 2);
    SobolParams sobol = new SobolParams(3, 4, Baseline.ZERO, Score.TARGET, 0, 2);
    return List.of(
        new Bound<>("sobol", new Sobol(), sobol),
        new Bound<>("score-cam", new ScoreCam(), score),
        new Bound<>("faster-score-cam", new FasterScoreCam(), new FasterScoreCamParams(2, 1)),
        new Bound<>("ss-cam", new SsCam(), ss),
        new Bound<>("is-cam", new IsCam(), new IsCamParams(4, 1)),
        new Bound<>("group-cam", new GroupCam(), new GroupCamParams(3, 0.3, 1)),
        new Bound<>("ablation-cam", new AblationCam(), new BatchParams(1)),
        new Bound<>("recipro-cam", new ReciproCam(), recipro),
        new Bound<>("occlusion", new Occlusion(), occlusion),
        new Bound<>("rise", new Rise(), rise),
        new Bound<>("lime", new Lime(), lime),
        new Bound<>("kernel-shap", new KernelShap(), shap));
  }
}
