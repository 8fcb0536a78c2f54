/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.DecoratorType;
import org.osgi.service.component.annotations.Component;

/**
 * Eigen smoothing: the first principal component of a map's parts.
 *
 * <p>Of a method whose map is a sum over the layer's channels, {@code M = sum_k P_k} (CAM,
 * Grad-CAM, LayerCAM and their kin: {@code P_k = w_k A_k} or {@code g_k A_k}), the parts are the
 * P_k, and the map is {@code s u} with u the first left singular vector of {@code [P_1 ... P_C]}
 * and s its singular value: pytorch-grad-cam's eigen_smooth (which also takes each part's mean
 * away: {@code centre}). The P_k are found exactly by asking the method about one channel at a
 * time.
 *
 * <p>Of any other method the parts are its maps M_i of noisy copies of the picture, and the map is
 * {@code u (u . mean M_i)}: their mean without what the copies do not share.
 *
 * <p>u's sign is the one that agrees with the method's own map (of copies: their mean); a singular
 * vector has none of its own.
 */
@Component
@DecoratorType(
    id = "eigen",
    label = "eigen smoothing",
    cite =
        "J. Gildenblat and contributors, pytorch-grad-cam (eigen_smooth), 2021; after M. B. Muhammad,"
            + " M. Yeasin, Eigen-CAM, IJCNN 2020",
    about = "The pattern that the map's parts, one a channel, have most in common.",
    cost = "1 run and arithmetic for sums over channels, else 8 runs",
    params = EigenParams.class)
public final class EigenSmoothing implements Decorator<EigenParams> {

  @Override
  public Heatmap explain(Method method, Question question, EigenParams params, Progress progress) {
    Heatmap whole = Maps.requirePlane(method.explain(question, Progress.none()), "eigen");
    if (params.of() != EigenParams.Parts.COPIES) {
      ChannelParts parts = new ChannelParts(method, question, whole.values());
      boolean asked = params.of() == EigenParams.Parts.CHANNELS;
      Optional<List<Tensor>> found = parts.find(asked, progress);
      if (found.isPresent()) {
        return ofChannels(whole, found.get(), params);
      }
      if (asked) {
        throw Maps.refusal(
            "decorator eigen: this method's map at %s is no sum over the layer's channels: use 'of' copies"
                .formatted(question.layer()));
      }
    }
    return ofCopies(method, question, params, progress);
  }

  private static Heatmap ofChannels(Heatmap whole, List<Tensor> parts, EigenParams params) {
    PrincipalComponent.Found found = PrincipalComponent.of(parts, params.centre());
    double agreement = along(found.vector(), whole.values());
    double factor = agreement < 0 ? -found.value() : found.value();
    return Maps.remade(List.of(whole), multiple(found, factor, whole), whole.sign())
        .with(
            "eigen", "first principal component of the map's %d channels".formatted(parts.size()));
  }

  private static Heatmap ofCopies(
      Method method, Question question, EigenParams params, Progress progress) {
    Noise noise =
        new Noise(question.probe().input(question.picture()), params.sigma(), question.seed());
    List<Heatmap> maps =
        new Copies(method, question, params.batch())
            .explain(params.n(), i -> noise.next(), progress);
    List<Tensor> values = maps.stream().map(Heatmap::values).toList();
    PrincipalComponent.Found found = PrincipalComponent.of(values, params.centre());
    double factor = along(found.vector(), Maps.mean(values));
    return Maps.remade(maps, multiple(found, factor, maps.get(0)), maps.get(0).sign())
        .with(
            "eigen",
            "first principal component of the maps of %d noisy copies".formatted(maps.size()));
  }

  private static double along(double[] direction, Tensor map) {
    double sum = 0;
    for (int i = 0; i < direction.length; i++) {
      sum += direction[i] * map.at(i);
    }
    return sum;
  }

  private static Tensor multiple(PrincipalComponent.Found found, double factor, Heatmap like) {
    double[] out = found.vector().clone();
    for (int i = 0; i < out.length; i++) {
      out[i] *= factor;
    }
    return Tensor.wrap(Maps.floats(out), like.values().shape());
  }
}
