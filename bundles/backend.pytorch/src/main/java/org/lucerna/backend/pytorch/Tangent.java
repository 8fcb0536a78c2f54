/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * How a stage's values change when those it begins with do, carried forward beside them: linear
 * layers without their bias, ReLUs open where they are. Where the change is the values themselves
 * and nothing has added a bias yet, it stays so: maximum pooling then takes the same places.
 */
final class Tangent {

  private final Operations operations;
  private final Operations unbiased;
  private final Recording.Stage stage;
  private final Values known;
  private final PtNDManager scope;

  /** What layers answer, found as it is needed. */
  private final Map<LayerId, PtNDArray> values = new HashMap<>();

  /** Nothing for layers that do not change. */
  private final Map<LayerId, PtNDArray> changes = new HashMap<>();

  /** Layers whose change is their value. */
  private final Set<LayerId> themselves = new HashSet<>();

  private Tangent(Recording.Stage stage, Values known, PtNDManager scope) {
    this.stage = stage;
    this.known = known;
    this.scope = scope;
    this.operations = known.model().operations();
    Map<String, PtNDArray> weights = new HashMap<>(operations.parameters());
    weights.keySet().removeIf(name -> name.endsWith(".bias"));
    this.unbiased = new Operations(weights, operations.mode());
  }

  /**
   * Runs a stage.
   *
   * @param change of the values it begins with; null: these values themselves
   * @return the change of the stage's end; empty where a layer on the way is of another kind
   */
  static Optional<PtNDArray> of(
      Recording.Stage stage, PtNDArray change, Values known, PtNDManager scope) {
    Tangent tangent = new Tangent(stage, known, scope);
    LayerId from = stage.hop().from();
    if (change == null) {
      tangent.themselves.add(from);
    }
    tangent.changes.put(from, change == null ? tangent.value(from) : change);
    for (Node node : stage.segment().nodes()) {
      if (!tangent.run(node)) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(tangent.changes.get(stage.hop().to()));
  }

  private PtNDArray value(LayerId layer) {
    PtNDArray value = values.get(layer);
    if (value == null) {
      value = known.has(layer) ? known.select(layer, stage.pictures(), scope) : computed(layer);
      values.put(layer, value);
    }
    return value;
  }

  private PtNDArray computed(LayerId layer) {
    Node node = known.model().network().node(layer);
    List<PtNDArray> inputs = node.inputs().stream().map(this::value).toList();
    PtNDArray value = operations.apply(node, inputs);
    known.meter().ran(node, inputs.get(0), value);
    return value;
  }

  /** Whether it could. */
  private boolean run(Node node) {
    LayerId id = node.id();
    List<PtNDArray> moved = new ArrayList<>();
    node.inputs().stream().map(changes::get).filter(Objects::nonNull).forEach(moved::add);
    if (moved.isEmpty()) {
      return true;
    }
    boolean whole = moved.size() == node.inputs().size();
    boolean biased = operations.parameters().containsKey(id.path() + ".bias");
    if (!biased && themselves.containsAll(node.inputs()) && keepsScale(node.op())) {
      changes.put(id, value(id));
      themselves.add(id);
    } else if (node.op() instanceof Op.Relu) {
      changes.put(id, JniUtils.mul(moved.get(0), JniUtils.sign(value(id))));
    } else if (isLinear(node.op()) && whole) {
      PtNDArray change = unbiased.apply(node, moved);
      known.meter().ran(node, moved.get(0), change);
      changes.put(id, change);
    } else {
      return false;
    }
    return true;
  }

  /** Whether twice the values make twice the answer, but for a bias. */
  private static boolean keepsScale(Op op) {
    return isLinear(op) || takesPlaces(op);
  }

  private static boolean takesPlaces(Op op) {
    return op instanceof Op.Relu || op instanceof Op.MaxPool || op instanceof Op.GlobalMaxPool;
  }

  /** But for a bias, which it has among its parameters. */
  private static boolean isLinear(Op op) {
    return op instanceof Op.Conv
        || op instanceof Op.Linear
        || op instanceof Op.AvgPool
        || op instanceof Op.AdaptiveAvgPool
        || op instanceof Op.Dropout
        || op instanceof Op.StochasticDepth
        || op instanceof Op.Add
        || op instanceof Op.Concat
        || op instanceof Op.Flatten
        || op instanceof Op.Permute
        || op instanceof Op.PadChannels
        || op instanceof Op.LayerScale;
  }
}
