/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.network.ParameterSpec.Role;

/** The tensors a network needs, from the graph alone. */
public final class Parameters {

  private Parameters() {}

  /** All tensors, in the order of the layers; weight before bias. */
  public static List<ParameterSpec> of(Network network) {
    Map<LayerId, Shape> shapes = Shapes.of(network);
    List<ParameterSpec> all = new ArrayList<>();
    for (Node node : network.nodes()) {
      all.addAll(of(node, shapes.get(node.inputs().get(0))));
    }
    return List.copyOf(all);
  }

  /** The tensors of one layer whose first input has shape {@code in}. */
  public static List<ParameterSpec> of(Node node, Shape in) {
    if (node.op() instanceof Op.Conv c) {
      Window w = c.window();
      List<Integer> shape =
          List.of(c.channels(), in.channels() / c.groups(), w.y().kernel(), w.x().kernel());
      return weighted(node.id(), shape, c.bias());
    } else if (node.op() instanceof Op.Linear l) {
      int last = in.sizes().get(in.sizes().size() - 1);
      return weighted(node.id(), List.of(l.features(), last), l.bias());
    } else if (node.op() instanceof Op.BatchNorm) {
      List<Integer> shape = List.of(in.channels());
      return List.of(
          spec(node.id(), "weight", shape, Role.NORM_WEIGHT),
          spec(node.id(), "bias", shape, Role.NORM_BIAS),
          spec(node.id(), "running_mean", shape, Role.RUNNING_MEAN),
          spec(node.id(), "running_var", shape, Role.RUNNING_VAR));
    } else if (node.op() instanceof Op.LayerNorm n) {
      return factors(node.id(), in.sizes().get(n.axis()));
    } else if (node.op() instanceof Op.Affine) {
      return factors(node.id(), in.channels());
    } else if (node.op() instanceof Op.LayerScale) {
      List<Integer> shape = List.of(in.channels(), 1, 1);
      String name = layerScale(node.id());
      return List.of(new ParameterSpec(name, shape, Role.LAYER_SCALE, node.id()));
    }
    return List.of();
  }

  /**
   * The name of a {@link Op.LayerScale}'s tensor. In torchvision it belongs to the block and is
   * multiplied there, so {@code features.1.0.layer_scale} for layer {@code features.1.0.mul}.
   */
  public static String layerScale(LayerId layer) {
    return layer.path().substring(0, layer.path().lastIndexOf('.') + 1) + "layer_scale";
  }

  /** The number of trained values, as torch counts {@code parameters()}. */
  public static long count(List<ParameterSpec> specs) {
    return specs.stream()
        .filter(s -> s.role().isTrained())
        .mapToLong(ParameterSpec::elements)
        .sum();
  }

  private static List<ParameterSpec> weighted(LayerId id, List<Integer> shape, boolean bias) {
    ParameterSpec weight = spec(id, "weight", shape, Role.WEIGHT);
    return bias
        ? List.of(weight, spec(id, "bias", shape.subList(0, 1), Role.BIAS))
        : List.of(weight);
  }

  private static List<ParameterSpec> factors(LayerId id, int channels) {
    List<Integer> shape = List.of(channels);
    return List.of(spec(id, "weight", shape, Role.FACTOR), spec(id, "bias", shape, Role.NORM_BIAS));
  }

  private static ParameterSpec spec(LayerId id, String leaf, List<Integer> shape, Role role) {
    return new ParameterSpec(id.path() + "." + leaf, shape, role);
  }
}
