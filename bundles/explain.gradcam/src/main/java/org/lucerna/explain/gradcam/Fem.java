/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.osgi.service.component.annotations.Component;

/**
 * The feature explanation method (Fuad et al. 2020): of each channel only the cells more than k
 * standard deviations above its mean, {@code M = sum_k 1[A_k > mu_k + k sigma_k] mu_k}; rare and
 * strong features of strong channels. The deviation divides by the number of cells.
 *
 * <p>Does not depend on the target. Raw, {@code [h, w]}.
 */
@Component
@ExplainerType(
    id = "fem",
    label = "FEM",
    cite =
        "K. A. A. Fuad et al., Features understanding in 3D CNNs for actions recognition in video,"
            + " IPTA 2020",
    about = "Where the layer's values stand out of their channel, whatever the class.",
    formula = "sum_k [A_k > mu_k + k sigma_k] mu_k",
    cost = "F",
    traits = Trait.CLASS_AGNOSTIC,
    requires = Capability.ACTIVATIONS,
    params = FemParams.class)
public final class Fem implements Explainer<FemParams> {

  @Override
  public Heatmap explain(ExplainRequest<FemParams> request, Progress progress) {
    FeatureMaps maps = FeatureMaps.of(request, "fem");
    double[] means = maps.means();
    int plane = maps.plane();
    CellSums cells = new CellSums(plane);
    Channels all = new Channels(maps.values());
    Folding folding = new Folding(plane);
    for (int k = 0; k < means.length; k++) {
      float mean = (float) means[k];
      float[] apart = all.get(k);
      for (int i = 0; i < plane; i++) {
        apart[i] -= mean;
      }
      double squares = folding.product(apart, apart);
      float bound = (float) (request.params().k() * Math.sqrt(squares / plane));
      float[] sum = cells.next();
      for (int i = 0; i < plane; i++) {
        sum[i] += apart[i] > bound ? mean : 0;
      }
    }
    return maps.positive(cells.all());
  }
}
