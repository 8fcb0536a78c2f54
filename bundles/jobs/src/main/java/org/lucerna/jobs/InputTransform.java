/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.WeightLayout;
import org.lucerna.vision.api.weights.Weights;

/**
 * The other preprocessing that some weights of a network expect: torchvision's {@code
 * transform_input}. It is part of the network's input, so that a stored model keeps it.
 *
 * @param other mean and deviation of it; empty for networks without
 */
record InputTransform(Optional<Preprocessing> other) {

  /** The provenance's key. */
  static final String KEY = "transform-input";

  private static final String ON = "on";

  boolean isOn(Network network) {
    Preprocessing p = network.input().preprocessing();
    return other.map(o -> o.mean().equals(p.mean()) && o.std().equals(p.std())).orElse(false);
  }

  /**
   * The network at its own picture size behind the transform.
   *
   * @throws LucernaException (job invalid) if it has none
   */
  Network on(Network network) {
    Preprocessing p = network.input().preprocessing();
    Preprocessing o =
        other.orElseThrow(
            () ->
                new LucernaException(
                    ExitStatus.JOB_INVALID,
                    "%s: on belongs to networks with weights trained so (googlenet), not to %s"
                        .formatted(KEY, network.id())));
    return network.withInput(new InputSpec(o.sized(p.resize(), p.crop())));
  }

  /** Whether weights were trained behind it: as their layout says, or the run that stored them. */
  boolean isExpected(WeightLayout layout, Weights source) {
    return other.isPresent() && (layout.transformedInput() || wasOn(source));
  }

  private static boolean wasOn(Weights source) {
    Map<String, String> texts = source.metadata();
    if (!texts.getOrDefault("format", "").startsWith("lucerna-")) {
      return false;
    }
    Object stored = Yaml.parse(texts.getOrDefault("provenance", "{}"), source.origin());
    return ON.equals(Yaml.mapping(stored, source.origin()).get(KEY));
  }

  /** Notes whether it is on, where a network has it at all. */
  void record(Network network, Map<String, String> provenance) {
    if (other.isPresent()) {
      provenance.put(KEY, isOn(network) ? ON : "off");
    }
  }
}
