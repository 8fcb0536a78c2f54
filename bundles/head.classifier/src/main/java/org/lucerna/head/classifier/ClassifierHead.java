/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.classifier;

import java.util.List;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.osgi.service.component.annotations.Component;

/**
 * Keeps the network's own classifier and replaces its last linear layer or convolution by one for
 * the new classes, under the same name: what torch users do with {@code net.classifier[6] =
 * nn.Linear(4096, classes)}.
 */
@Component
@PluginType(id = "classifier", label = "The network's own classifier, its last layer new")
public final class ClassifierHead implements Head<NoParams> {

  @Override
  public Network attach(Network backbone, int classes, NoParams params) {
    if (classes < 2) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "head classifier needs at least two classes, not " + classes);
    }
    LayerId old = classifier(backbone).id();
    List<Node> nodes =
        backbone.nodes().stream().map(n -> n.id().equals(old) ? resized(n, classes) : n).toList();
    return new Network(
        backbone.id(),
        backbone.inputs(),
        nodes,
        backbone.features(),
        backbone.extractor(),
        backbone.outputs());
  }

  private static Node classifier(Network backbone) {
    try {
      return Heads.classifier(backbone).orElseThrow(() -> unfit(backbone));
    } catch (IllegalArgumentException e) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "head classifier does not fit: " + e.getMessage(), e);
    }
  }

  private static LucernaException unfit(Network backbone) {
    return new LucernaException(
        ExitStatus.JOB_INVALID,
        "head classifier does not fit "
            + backbone.id()
            + ": it does not end in a linear layer or convolution with one output for each class;"
            + " use head gap");
  }

  private static Node resized(Node node, int classes) {
    if (node.op() instanceof Op.Conv c) {
      return new Node(
          node.id(), new Op.Conv(classes, c.window(), c.groups(), c.bias()), node.inputs());
    }
    boolean bias = ((Op.Linear) node.op()).bias();
    return new Node(node.id(), new Op.Linear(classes, bias), node.inputs());
  }
}
