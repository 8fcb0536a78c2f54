/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.gradcam.FinerCamParams.Weights;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.TargetSum;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.osgi.service.component.annotations.Component;

/**
 * Finer-CAM (Zhang et al. 2025, eq. 4 to 6): Grad-CAM of {@code y_c - gamma sum_j p_j y_j}, the
 * class against those most like it: the ones whose logits lie nearest to its own, weighted by their
 * probabilities among themselves or alike. The weights are constants of the picture: they are not
 * differentiated. One gradient, because the sum is linear in the logits.
 */
@Component
@ExplainerType(
    id = "finer-cam",
    label = "Finer-CAM",
    cite =
        "Z. Zhang et al., Finer-CAM: spotting the difference reveals finer details for visual"
            + " explanation, CVPR 2025",
    about = "What tells the class from those the network takes for most like it.",
    formula = "Grad-CAM of y_c - gamma sum_j p_j y_j, j the classes of the nearest logits",
    cost = "F + Bt",
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS},
    params = FinerCamParams.class)
public final class FinerCam implements Explainer<FinerCamParams> {

  @Override
  public Heatmap explain(ExplainRequest<FinerCamParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "finer-cam");
    float[] logits = request.probe().logits(request.picture());
    int own = own(request, logits.length);
    int[] similar = similar(logits, own, request.params().comparisons());
    Target contrast = contrast(own, similar, logits, request.params());
    float[] weights = request.probe().channelGradient(request.picture(), request.layer(), contrast);
    String classes =
        IntStream.of(similar).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    return maps.positive(maps.weighted(weights)).with("compared with classes", classes);
  }

  private static int own(ExplainRequest<FinerCamParams> request, int classes) {
    Target target = request.target();
    boolean isClass = target instanceof Target.ClassLogit || target instanceof Target.Ranked;
    if (!isClass || classes < 2) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "method finer-cam compares a class with others at layer %s of %s, and there is %s: ask about a class, or use grad-cam"
              .formatted(
                  request.layer(),
                  request.probe().network().id(),
                  isClass ? "only one" : "no class in the target " + target));
    }
    return request.classIndex();
  }

  /** The classes of the logits nearest to one's own, of equals the first. */
  private static int[] similar(float[] logits, int own, int most) {
    int[] nearest = new int[Math.min(most, logits.length - 1)];
    int found = 0;
    for (int j = 0; j < logits.length; j++) {
      int at = found;
      while (at > 0 && distance(logits, j, own) < distance(logits, nearest[at - 1], own)) {
        at--;
      }
      if (j != own && at < nearest.length) {
        found = Math.min(found + 1, nearest.length);
        System.arraycopy(nearest, at, nearest, at + 1, found - at - 1);
        nearest[at] = j;
      }
    }
    return nearest;
  }

  private static float distance(float[] logits, int j, int own) {
    return Math.abs(logits[j] - logits[own]);
  }

  private static Target contrast(int own, int[] similar, float[] logits, FinerCamParams params) {
    boolean equal = params.weights() == Weights.EQUAL;
    // From the largest of them, lest all probabilities round to 0.
    double top = IntStream.of(similar).mapToDouble(j -> logits[j]).max().orElse(0);
    double[] shares =
        IntStream.of(similar).mapToDouble(j -> equal ? 1 : Math.exp(logits[j] - top)).toArray();
    double all = IntStream.range(0, shares.length).mapToDouble(i -> shares[i]).sum();
    List<TargetSum.Term> terms = new ArrayList<>();
    terms.add(new TargetSum.Term(1, Target.ofClass(own)));
    for (int i = 0; i < similar.length; i++) {
      terms.add(new TargetSum.Term(-params.gamma() * shares[i] / all, Target.ofClass(similar[i])));
    }
    return new TargetSum(terms);
  }
}
