/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/**
 * Networks made such that a value's gradient is positive at every input pixel it depends on, and 0
 * elsewhere: weights are positive, what acts on each value by itself passes it on, and a max pool,
 * whose switch may be any value under its window, is an average over that window. Fewer channels
 * make them fast; where a window looks does not depend on their number.
 */
final class ThinNetworks {

  private static final int FACTOR = 8;

  /** Keeps what a sigmoid gets where its slope is far from 0. */
  private static final double GATE = 1e-3;

  private ThinNetworks() {}

  static Network of(Network network, int size) {
    List<Node> nodes = new ArrayList<>();
    Preprocessing pre = network.input().preprocessing().sized(0, size);
    for (Node node : network.nodes()) {
      Network before = part(network, pre, nodes);
      int channels =
          nodes.isEmpty() || node.inputs().get(0).equals(Network.INPUT)
              ? 3
              : Shapes.of(before).get(node.inputs().get(0)).channels();
      nodes.add(new Node(node.id(), thin(node, channels), node.inputs()));
    }
    return part(network, pre, nodes);
  }

  private static Network part(Network network, Preprocessing pre, List<Node> nodes) {
    LayerId last = nodes.isEmpty() ? Network.INPUT : nodes.get(nodes.size() - 1).id();
    return new Network(network.id(), List.of(new InputSpec(pre)), nodes, last, last, List.of(last));
  }

  private static Op thin(Node node, int inputs) {
    Op op = node.op();
    if (op instanceof Op.Conv c) {
      boolean depthwise = c.groups() > 1 && c.groups() == c.channels();
      int channels = depthwise ? inputs : less(c.channels());
      int groups = depthwise ? inputs : c.groups() > 1 ? 2 : 1;
      return new Op.Conv(channels, c.window(), groups, c.bias());
    } else if (op instanceof Op.Linear l) {
      return new Op.Linear(less(l.features()), l.bias());
    } else if (op instanceof Op.MaxPool p) {
      return new Op.AvgPool(p.window(), p.ceil(), false);
    } else if (op instanceof Op.GlobalMaxPool) {
      return new Op.AdaptiveAvgPool(1, 1);
    } else if (op instanceof Op.PadChannels p) {
      return new Op.PadChannels(less(p.before()), less(p.behind()));
    } else if (op instanceof Op.HardSigmoid) {
      return new Op.Sigmoid(); // a gate: without it products would grow by squaring; never flat
    }
    return passes(op) ? op : new Op.Dropout(0);
  }

  private static boolean passes(Op op) {
    return op instanceof Op.AvgPool
        || op instanceof Op.AdaptiveAvgPool
        || op instanceof Op.Add
        || op instanceof Op.Concat
        || op instanceof Op.Multiply
        || op instanceof Op.Sigmoid
        || op instanceof Op.Flatten
        || op instanceof Op.Permute
        || op instanceof Op.BatchNorm
        || op instanceof Op.LayerScale
        || op instanceof Op.Affine;
  }

  private static int less(int channels) {
    return Math.max(channels > 0 ? 1 : 0, channels / FACTOR);
  }

  /** Positive; no product of them along a way leaves the range of floats. */
  static Weights positive(Network network) {
    Random random = new Random(7);
    Set<String> gates = gates(network);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (ParameterSpec spec : Parameters.of(network)) {
      int length = spec.shape().stream().reduce(1, Math::multiplyExact);
      boolean kernel = spec.shape().size() > 1 && spec.fanIn() > 1;
      boolean spatial = gates.isEmpty() && spec.shape().size() == 4; // gates must not see growth
      double taps = spatial ? spec.shape().get(2) * spec.shape().get(3) : 1;
      double scale = kernel ? Math.sqrt(taps) / spec.fanIn() : 1;
      scale *= gates.contains(spec.name()) ? GATE : 1;
      float[] values = new float[length];
      for (int i = 0; i < length; i++) {
        values[i] = (float) (scale * (0.9 + 0.2 * random.nextDouble()));
      }
      int[] shape = spec.shape().stream().mapToInt(n -> n).toArray();
      tensors.put(spec.name(), Tensor.wrap(values, shape));
    }
    return new TensorMap("positive", tensors);
  }

  /** Names of the weights in front of a sigmoid. */
  private static Set<String> gates(Network network) {
    return network.nodes().stream()
        .filter(node -> node.op() instanceof Op.Sigmoid)
        .map(node -> node.inputs().get(0) + ".weight")
        .collect(Collectors.toSet());
  }
}
