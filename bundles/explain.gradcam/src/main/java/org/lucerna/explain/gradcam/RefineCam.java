/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.CellGrid;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.explain.ExplainerType;
import org.lucerna.vision.api.explain.ExplainerType.Trait;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;
import org.osgi.service.component.annotations.Component;

/**
 * RefineCAM (Domeniconi et al. 2026): the product of the Grad-CAM++ maps of several layers, each
 * rectified, divided by its largest value and stretched to the finest one's plane (bilinear,
 * half-pixel centres). Deep layers say what, shallow ones where.
 *
 * <p>The layers are the one asked for and, going back, the last cut of the graph at each finer
 * resolution: the ends of the stages. Raw {@code [h, w]} of the finest, from 0 to 1.
 */
@Component
@ExplainerType(
    id = "refine-cam",
    label = "RefineCAM",
    cite = "L. Domeniconi et al., How to evaluate and refine your CAM, arXiv 2605.14641, 2026",
    about = "A fine map: what deep layers point at, where shallow ones see it.",
    formula = "product over layers of stretch(relu(M_l) / max M_l), M_l Grad-CAM++",
    cost = "2 F + a Bt a layer",
    traits = Trait.NON_NEGATIVE_LAYERS,
    requires = {Capability.ACTIVATIONS, Capability.LAYER_GRADIENTS, Capability.FORKS},
    params = RefineCamParams.class)
public final class RefineCam implements Explainer<RefineCamParams> {

  @Override
  public Heatmap explain(ExplainRequest<RefineCamParams> request, Progress progress) {
    FeatureMaps.of(request, "refine-cam");
    Network network = request.probe().network();
    List<LayerId> layers = layers(network, request.layer(), request.params().stages());
    Target target = request.fixedTarget();
    Tensor picture = request.probe().input(request.picture());
    ProbePlan plan =
        new ProbePlan(
            Tensor.stack(List.of(picture)), new LinkedHashSet<>(layers), List.of(List.of(target)));
    try (Probe fork = request.probe().fork(plan)) {
      return product(fork, layers, target)
          .with(
              "layers",
              layers.stream().map(network::displayName).collect(Collectors.joining(", ")));
    }
  }

  /** The layer, then the last cut of each finer resolution before it. */
  static List<LayerId> layers(Network network, LayerId last, int most) {
    Map<LayerId, Shape> shapes = Shapes.of(network);
    List<Node> trunk = network.trunk(last);
    List<LayerId> found = new ArrayList<>(List.of(last));
    int height = shapes.get(last).height();
    for (int i = trunk.size() - 1; i >= 0 && found.size() < most; i--) {
      Shape shape = shapes.get(trunk.get(i).id());
      if (shape.isSpatial() && shape.height() > height && network.isCut(trunk.get(i).id())) {
        found.add(trunk.get(i).id());
        height = shape.height();
      }
    }
    return found;
  }

  private static Heatmap product(Probe probe, List<LayerId> layers, Target target) {
    LayerId finest = layers.get(layers.size() - 1);
    FeatureMaps fine = new FeatureMaps(probe.activation(0, finest));
    Stretch.Size size = size(fine);
    double[] product = new double[fine.plane()];
    Arrays.fill(product, 1);
    boolean negative = false;
    for (LayerId layer : layers) {
      FeatureMaps maps = new FeatureMaps(probe.activation(0, layer));
      negative |= maps.hasNegative();
      double[] weights = GradCamPlusPlus.weights(maps, probe.gradient(0, layer, target));
      double[] cells = Stretch.of(normalised(maps.weighted(weights)), size(maps), size);
      for (int i = 0; i < product.length; i++) {
        product[i] *= cells[i];
      }
    }
    Tensor picture = probe.input(0);
    double stepY = (double) picture.size(1) / size.height();
    double stepX = (double) picture.size(2) / size.width();
    Heatmap map = fine.positive(product).at(new CellGrid(stepY / 2, stepX / 2, stepY, stepX));
    return negative
        ? map.with("warning", "a layer has negative values, for which " + GradCamPlusPlus.POLES)
        : map;
  }

  private static Stretch.Size size(FeatureMaps maps) {
    return new Stretch.Size(maps.values().size(1), maps.values().size(2));
  }

  private static double[] normalised(double[] cells) {
    double max = Arrays.stream(cells).max().orElse(0);
    return Arrays.stream(cells).map(c -> max > 0 ? Math.max(0, c) / max : 0).toArray();
  }
}
