/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.train.TrainJob;

/**
 * What learns, and where learning begins.
 *
 * @param network as it is executed: dropout and stochastic depth switched off have rate 0
 * @param trained names of the parameters that learn
 * @param changing those, and the running statistics that follow them
 * @param from the last layer whose output no epoch changes, {@link Network#INPUT} at the least;
 *     what comes before it need be computed only once
 */
record Plan(Network network, Set<String> trained, Set<String> changing, LayerId from) {

  /**
   * @param words finds the layer that was probably meant
   */
  static Plan of(TrainJob<FineTuneParams> job, ParamBinder words) {
    FineTuneParams params = job.params();
    requireClasses(job);
    Set<String> trained = Freezing.trained(job.network(), job.head(), params.freeze(), words);
    Set<LayerId> learning = layers(job.network(), trained);
    Network network =
        params.frozenDropout().isOn() ? job.network() : withoutDropout(job.network(), learning);
    LayerId from =
        params.cache().isOn() && params.augment().isNone() ? cut(network, learning) : Network.INPUT;
    return new Plan(network, trained, changing(network, learning, trained), from);
  }

  private static void requireClasses(TrainJob<?> job) {
    int outputs = Shapes.of(job.network()).get(job.network().output()).elements();
    int classes = job.data().classes().size();
    if (outputs != classes) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "network %s has %d outputs, but %s has %d classes: give it a new head"
              .formatted(job.network().id(), outputs, job.data().name(), classes));
    }
  }

  /** Whether a part of the network is computed only once. */
  boolean isCached() {
    return !from.equals(Network.INPUT);
  }

  /** Whether a batch of one picture would leave trained BatchNorm without a variance. */
  boolean needsPairs() {
    return changing.size() > trained.size();
  }

  private static Set<LayerId> layers(Network network, Set<String> trained) {
    Set<LayerId> layers = new HashSet<>();
    for (ParameterSpec spec : Parameters.of(network)) {
      if (trained.contains(spec.name())) {
        layers.add(spec.layer());
      }
    }
    return layers;
  }

  /** Running statistics change where their BatchNorm learns. */
  private static Set<String> changing(Network network, Set<LayerId> learning, Set<String> trained) {
    Set<String> changing = new LinkedHashSet<>(trained);
    for (ParameterSpec spec : Parameters.of(network)) {
      if (!spec.role().isTrained() && learning.contains(spec.layer())) {
        changing.add(spec.name());
      }
    }
    return changing;
  }

  /** The same network, dropout of any kind that reads only frozen layers being inactive. */
  private static Network withoutDropout(Network network, Set<LayerId> learning) {
    List<Node> nodes =
        network.nodes().stream()
            .map(n -> n.op().isStochastic() && !reaches(network, n, learning) ? inactive(n) : n)
            .toList();
    return new Network(
        network.id(),
        network.inputs(),
        nodes,
        network.features(),
        network.extractor(),
        network.outputs());
  }

  private static boolean reaches(Network network, Node node, Set<LayerId> learning) {
    return network.trunk(node.id()).stream().anyMatch(n -> learning.contains(n.id()));
  }

  private static Node inactive(Node node) {
    Op op = node.op() instanceof Op.StochasticDepth ? new Op.StochasticDepth(0) : new Op.Dropout(0);
    return new Node(node.id(), op, node.inputs());
  }

  private static LayerId cut(Network network, Set<LayerId> learning) {
    for (int i = network.nodes().size() - 1; i >= 0; i--) {
      LayerId layer = network.nodes().get(i).id();
      if (network.isCut(layer)
          && network.trunk(layer).stream()
              .noneMatch(n -> learning.contains(n.id()) || n.op().isStochastic())) {
        return layer;
      }
    }
    return Network.INPUT;
  }
}
