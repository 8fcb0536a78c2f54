/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.osgi.service.component.annotations.Component;

/**
 * EigenCAM (Muhammad and Yeasin 2020, eq. 3 and 4): the layer's values as a matrix O with a row a
 * cell and a column a channel; {@code M = O v1}, its projection onto the first right singular
 * vector. The values are not centred, as in the paper. The sign, which a singular vector leaves
 * open, is the one that makes the extreme value positive.
 *
 * <p>Does not depend on the target. Raw, {@code [h, w]}, in units of the layer's values.
 */
@Component
@ExplainerType(
    id = "eigen-cam",
    label = "EigenCAM",
    cite =
        "M. B. Muhammad and M. Yeasin, Eigen-CAM: class activation map using principal"
            + " components, IJCNN 2020",
    about = "What the layer shows most of, whatever the class.",
    formula = "O v1, O the layer's values [cells, C], v1 its first right singular vector",
    cost = "F",
    traits = Trait.CLASS_AGNOSTIC,
    requires = Capability.ACTIVATIONS)
public final class EigenCam implements Explainer<NoParams> {

  @Override
  public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "eigen-cam");
    return maps.positive(SingularVectors.projection(maps.rows()));
  }
}
