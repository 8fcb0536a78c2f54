/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;

/** Goes back through recorded steps, from the last to the first, under one rule. */
final class BackwardWalk {

  private final Trace trace;
  private final LayerRule rule;
  private final Layout layout;
  private final PtNDManager scope;

  /** What has arrived at each layer's output so far. */
  private final Map<LayerId, PtNDArray> arrived = new HashMap<>();

  BackwardWalk(Trace trace, LayerRule rule, Layout layout, PtNDManager scope) {
    this.trace = trace;
    this.rule = rule;
    this.layout = layout;
    this.scope = scope;
  }

  /** The layers between some layers and one that reads them, in the order they run. */
  static List<Node> path(Network network, Set<LayerId> to, LayerId from) {
    Set<LayerId> changed = new HashSet<>(to);
    List<Node> path = new ArrayList<>();
    for (Node node : network.trunk(from)) {
      if (node.inputs().stream().anyMatch(changed::contains)) {
        changed.add(node.id());
        path.add(node);
      }
    }
    return path;
  }

  /**
   * @param path recorded in the trace
   * @param start {@code [1, ...]}
   * @return what arrived, by layer; nothing for layers that were not met
   */
  Map<LayerId, Tensor> run(List<Node> path, BackwardPass pass, PtNDArray start) {
    Map<LayerId, Tensor> found = new LinkedHashMap<>();
    Set<LayerId> reachable = new HashSet<>(pass.to());
    path.forEach(node -> reachable.add(node.id()));
    arrived.put(pass.from(), start);
    for (int i = path.size() - 1; i >= 0; i--) {
      Node node = path.get(i);
      PtNDArray here = arrived.remove(node.id());
      if (here != null) {
        keep(node.id(), here, pass, found);
        hand(node, here, reachable);
      }
    }
    arrived.forEach((layer, here) -> keep(layer, here, pass, found));
    return found;
  }

  private void keep(LayerId layer, PtNDArray here, BackwardPass pass, Map<LayerId, Tensor> found) {
    if (pass.to().contains(layer)) {
      found.put(layer, Transfer.row(here, 0, layout));
    }
  }

  private void hand(Node node, PtNDArray here, Set<LayerId> reachable) {
    try (PtNDManager local = (PtNDManager) scope.newSubManager()) {
      here.attach(local);
      List<PtNDArray> shares = rule.back(trace.step(node.id()), here, local);
      for (int i = 0; i < shares.size(); i++) {
        LayerId input = node.inputs().get(i);
        if (reachable.contains(input)) {
          arrive(input, shares.get(i));
        }
      }
    } catch (EngineException e) {
      throw Native.translate("going back through layer " + node.id(), e);
    }
  }

  private void arrive(LayerId layer, PtNDArray share) {
    PtNDArray before = arrived.remove(layer);
    PtNDArray now = before == null ? share : JniUtils.add(before, share);
    now.attach(scope);
    arrived.put(layer, now);
    if (before != null) {
      before.close();
    }
  }
}
