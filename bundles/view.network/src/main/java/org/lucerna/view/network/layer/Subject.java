/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.view.network.structure.LayerFact;
import org.lucerna.vision.api.network.AxisOrder;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.session.Session;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentPicture;

/**
 * What is looked at. Its methods may take long: not for the event thread.
 *
 * @param session empty for a network without weights
 * @param layer empty for the network's last feature maps
 */
record Subject(
    Network network,
    Optional<Session> session,
    Optional<LayerId> layer,
    Optional<CurrentPicture> picture,
    Optional<CurrentClass> target) {

  /**
   * Larger weights are not read: a matrix of them is painted as one picture, on the event thread.
   */
  static final long MOST_WEIGHTS = 4_000_000;

  LayerId shown() {
    return layer.filter(l -> network.find(l).isPresent()).orElse(network.features());
  }

  /** The layer's values; empty without a picture or weights. */
  Optional<FeatureMaps> maps(Known known, Optional<RgbImage> cropped) throws IOException {
    if (session.isEmpty() || picture.isEmpty()) {
      return Optional.empty();
    }
    RgbImage crop = cropped.isPresent() ? cropped.get() : picture.get().crop(session.get());
    LayerFact fact = known.facts().find(shown()).orElseThrow();
    Map<LayerId, Tensor> values = session.get().activations(crop, List.of(shown()));
    Planes planes = Planes.of(values.get(shown()), AxisOrder.of(network).get(shown()));
    return Optional.of(FeatureMaps.of(fact, crop, planes, contribution(planes)));
  }

  /**
   * Where class scores are a pooled linear function of this layer's maps, what each channel adds:
   * its class weight times its mean (Zhou et al. 2016, equation 1). Not where class maps are
   * rectified before they are pooled, as in SqueezeNet's own head.
   */
  private Optional<FeatureMaps.Contribution> contribution(Planes planes) {
    boolean last = network.camHead().map(h -> h.layer().equals(shown())).orElse(false);
    if (!last || isRectified() || target.isEmpty() || session.isEmpty()) {
      return Optional.empty();
    }
    Tensor weights = session.get().parameter(network.camHead().get().classifier() + ".weight");
    int channels = planes.channels();
    int index = target.get().index();
    if (weights.length() / weights.size(0) != channels || index >= weights.size(0)) {
      return Optional.empty();
    }
    List<Double> values =
        IntStream.range(0, channels)
            .mapToObj(c -> weights.at(index * channels + c) * planes.summary(c).mean())
            .toList();
    return Optional.of(new FeatureMaps.Contribution(target.get().name(), values));
  }

  private boolean isRectified() {
    LayerId classifier = network.camHead().orElseThrow().classifier();
    return network.nodes().stream()
        .anyMatch(node -> node.op() instanceof Op.Relu && node.inputs().contains(classifier));
  }

  /** The layer's weights, where it has a matrix or windows of them. */
  Optional<ParameterSpec> weight(Known known) {
    Node node = network.node(shown());
    Shape in =
        known
            .facts()
            .find(node.inputs().get(0))
            .map(LayerFact::shape)
            .orElse(network.input().shape());
    return Parameters.of(node, in).stream()
        .filter(spec -> spec.role() == ParameterSpec.Role.WEIGHT)
        .findFirst();
  }

  /** Reads them. */
  Kernels kernels(ParameterSpec weight) {
    boolean picture = network.node(shown()).inputs().get(0).equals(Network.INPUT);
    return Kernels.of(session.orElseThrow().parameter(weight.name()), picture);
  }

  /** The nearest layer before this one that has weights to look at. */
  Optional<LayerId> nearestWeights() {
    LayerId at = shown();
    while (!at.equals(Network.INPUT)) {
      Node node = network.node(at);
      if (node.op() instanceof Op.Conv || node.op() instanceof Op.Linear) {
        return Optional.of(at);
      }
      at = node.inputs().get(0);
    }
    return Optional.empty();
  }
}
