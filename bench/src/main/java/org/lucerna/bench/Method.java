/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * An explainer and what its component description says of it.
 *
 * @param bundle the last part of its package
 * @param properties without the prefix {@code lucerna.}
 * @param defaults bound once, as a job does, not for each map
 */
record Method(
    String id,
    String bundle,
    Map<String, String> properties,
    Explainer<Record> explainer,
    Class<? extends Record> paramType,
    Record defaults) {

  /** Hundreds of forward passes: measured by what one of them costs. */
  boolean isSlow() {
    return properties.getOrDefault("traits", "").contains("SLOW");
  }

  boolean isCam() {
    return properties.get("layers").equals("CAM");
  }

  boolean isOfInput() {
    return properties.get("layers").equals("INPUT");
  }

  String cost() {
    return properties.getOrDefault("cost", "");
  }

  /** What a job plans for it. */
  Set<LayerId> planned(LayerId layer) {
    boolean back = properties.getOrDefault("traits", "").contains("TO_PICTURE");
    return back ? Set.of(layer, Network.INPUT) : Set.of(layer);
  }

  /** Names of the capabilities that it needs. */
  List<String> requires() {
    return List.of(properties.getOrDefault("requires", "").trim().split("\\s+"));
  }

  /** Where it looks when the last layer is asked for. */
  LayerId layer(Network network) {
    if (isOfInput()) {
      return Network.INPUT;
    }
    return isCam() ? network.camHead().orElseThrow().layer() : network.features();
  }

  boolean applies(Network network) {
    boolean pools = network.camHead().isPresent();
    return !isCam() || pools;
  }

  Heatmap explain(Probe probe, Question question) {
    return explain(probe, question, Progress.none());
  }

  Heatmap explain(Probe probe, Question question, Progress progress) {
    Record params =
        question.params().isEmpty() ? defaults : Methods.params(paramType, question.params());
    return explainer.explain(
        new ExplainRequest<>(probe, 0, question.target(), question.layer(), 0, params), progress);
  }

  /** About a probe's first picture. */
  record Question(Target target, LayerId layer, Map<String, ?> params) {

    Question(Target target, LayerId layer) {
      this(target, layer, Map.of());
    }
  }
}
