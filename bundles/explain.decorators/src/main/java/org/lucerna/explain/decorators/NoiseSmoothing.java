/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.DecoratorType;
import org.osgi.service.component.annotations.Component;

/**
 * The mean of the raw maps of n copies of the picture with Gaussian noise (Smilkov et al. 2017,
 * section 2, for any method). Shaped and signed as the method's map. Without noise it is that map.
 */
@Component
@DecoratorType(
    id = "noise",
    label = "noise smoothing",
    cite =
        "D. Smilkov, N. Thorat, B. Kim, F. Viégas, M. Wattenberg, SmoothGrad: removing noise by"
            + " adding noise, 2017, arXiv 1706.03825",
    about = "The mean of the maps of noisy copies of the picture.",
    cost = "n runs",
    params = NoiseParams.class)
public final class NoiseSmoothing implements Decorator<NoiseParams> {

  @Override
  public Heatmap explain(Method method, Question question, NoiseParams params, Progress progress) {
    Noise noise =
        new Noise(question.probe().input(question.picture()), params.sigma(), question.seed());
    List<Heatmap> maps =
        new Copies(method, question, params.batch())
            .explain(params.n(), i -> noise.next(), progress);
    maps.forEach(map -> Maps.requireOne(map, "noise"));
    return Maps.remade(
            maps, Maps.mean(maps.stream().map(Heatmap::values).toList()), maps.get(0).sign())
        .with("noise", "mean of %d noisy copies' maps".formatted(params.n()));
  }
}
