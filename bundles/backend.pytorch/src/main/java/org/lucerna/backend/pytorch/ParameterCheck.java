/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.weights.WeightMatch;
import org.lucerna.vision.api.weights.Weights;

/** Whether a network can run here, and with given weights, before anything is copied. */
final class ParameterCheck {

  private ParameterCheck() {}

  /**
   * @throws LucernaException (unreadable) naming every tensor that is missing or has another shape,
   *     (job invalid) naming a layer that cannot be executed
   */
  static void require(Network network, Weights weights) {
    network.nodes().forEach(ParameterCheck::requireExecutable);
    WeightMatch match = WeightMatch.match(network, weights);
    if (match.missing().isEmpty() && match.misshapen().isEmpty()) {
      return;
    }
    List<String> parts = new ArrayList<>();
    match.missing().forEach(m -> parts.add(m.name() + " " + m.shape() + " is missing"));
    match
        .misshapen()
        .forEach(
            m ->
                parts.add(
                    "%s is %s instead of %s"
                        .formatted(m.expected().name(), m.found(), m.expected().shape())));
    throw new LucernaException(
        ExitStatus.UNREADABLE,
        "The weights (%s) do not fit the network %s: %s."
            .formatted(weights.origin(), network.id(), String.join(", ", parts)));
  }

  private static void requireExecutable(Node node) {
    boolean dilated =
        node.op() instanceof Op.MaxPool m
                && (m.window().y().dilation() > 1 || m.window().x().dilation() > 1)
            || node.op() instanceof Op.AvgPool a
                && (a.window().y().dilation() > 1 || a.window().x().dilation() > 1);
    if (dilated) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "Layer %s pools with dilation, which this backend cannot execute.".formatted(node.id()));
    }
  }
}
