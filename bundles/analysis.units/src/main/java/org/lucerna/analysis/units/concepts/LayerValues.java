/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.network.AxisOrder;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** The activations of layers, picture by picture: one forward pass each. */
final class LayerValues {

  private static final int BATCH = 16;

  private LayerValues() {}

  /** Takes a picture's activations. */
  interface Visitor {

    /**
     * @param number the picture's position in the list that is visited
     * @param values by layer, {@code [C, h, w]}
     */
    void visit(int number, RgbImage crop, Map<LayerId, Tensor> values) throws IOException;
  }

  static void visit(
      Inspection inspection, Wanted wanted, Progress progress, LayerValues.Visitor visitor)
      throws IOException {
    List<InspectedPicture> all = wanted.pictures();
    for (int from = 0; from < all.size(); from += BATCH) {
      progress.step(from, all.size());
      List<InspectedPicture> batch = all.subList(from, Math.min(all.size(), from + BATCH));
      List<RgbImage> crops = inspection.crops(batch);
      List<Map<LayerId, Tensor>> values =
          values(inspection, inspection.inputs(crops), wanted.layers());
      for (int i = 0; i < crops.size(); i++) {
        visitor.visit(from + i, crops.get(i), values.get(i));
      }
    }
    progress.step(all.size(), all.size());
  }

  /** Which pictures and layers. */
  record Wanted(List<InspectedPicture> pictures, List<LayerId> layers) {}

  private static List<Map<LayerId, Tensor>> values(
      Inspection inspection, Tensor inputs, List<LayerId> layers) {
    List<Map<LayerId, Tensor>> values = new ArrayList<>();
    if (layers.size() == 1) { // nothing behind the layer is computed
      LayerId layer = layers.get(0);
      Tensor all = inspection.model().run(Network.INPUT, inputs, layer);
      for (int i = 0; i < inputs.size(0); i++) {
        values.add(Map.of(layer, planes(inspection, layer, all.slice(i))));
      }
      return values;
    }
    ProbePlan plan =
        new ProbePlan(inputs, Set.copyOf(layers), Collections.nCopies(inputs.size(0), List.of()));
    try (Probe probe = inspection.model().probe(plan)) {
      for (int i = 0; i < inputs.size(0); i++) {
        Map<LayerId, Tensor> of = new LinkedHashMap<>();
        for (LayerId layer : layers) {
          of.put(layer, planes(inspection, layer, probe.activation(i, layer)));
        }
        values.add(of);
      }
    }
    return values;
  }

  /** Values of a layer as {@code [C, h, w]}, wherever the network keeps its channels. */
  static Tensor planes(Inspection inspection, LayerId layer, Tensor values) {
    AxisOrder order = AxisOrder.of(inspection.model().network()).get(layer);
    if (order.equals(AxisOrder.PLANES)) {
      return values;
    }
    int[] sizes = values.shape();
    int[] steps = {sizes[1] * sizes[2], sizes[2], 1};
    int height = sizes[order.y()];
    int width = sizes[order.x()];
    float[] planes = new float[values.length()];
    for (int i = 0; i < planes.length; i++) {
      planes[i] =
          values.at(
              i / (height * width) * steps[order.channel()]
                  + i / width % height * steps[order.y()]
                  + i % width * steps[order.x()]);
    }
    return Tensor.wrap(planes, sizes[order.channel()], height, width);
  }

  /** The shape of {@link #planes}. */
  static Shape shape(Network network, LayerId layer) {
    Shape shape = Shapes.of(network).get(layer);
    AxisOrder order = AxisOrder.of(network).get(layer);
    return Shape.of(
        shape.sizes().get(order.channel()),
        shape.sizes().get(order.y()),
        shape.sizes().get(order.x()));
  }

  /**
   * Layers with feature maps.
   *
   * @throws ParamException for one without
   */
  static List<LayerId> spatial(Inspection inspection, List<String> words) {
    Network network = inspection.model().network();
    Map<LayerId, Shape> shapes = Shapes.of(network);
    List<LayerId> layers = inspection.layers(words);
    for (LayerId layer : layers) {
      Shape shape = shapes.get(layer);
      if (!shape.isSpatial()
          || shape(network, layer).height() * shape(network, layer).width() == 1) {
        throw new ParamException(
            "layers",
            "layer %s of %s gives %s values, no feature maps that could be compared with masks; %s"
                .formatted(
                    network.displayName(layer),
                    network.id(),
                    shape,
                    "choose a layer before the pooling, such as 'last'"));
      }
    }
    return layers;
  }
}
