/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Precision;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.weights.Weights;

/** A network whose parameters lie in native memory. */
final class PytorchModel implements Model {

  private record Way(LayerId from, LayerId to) {}

  private record Known(Map<LayerId, Shape> shapes, Optional<LayerId> classifier) {}

  private final Network network;
  private final Device device;
  private final String origin;
  private final PtNDManager manager;
  private final TensorScript script;
  private final Crew crew;
  private final Set<Precision> precisions;
  private final Layout layout;
  private final Map<Way, Optional<Segment>> tails = new ConcurrentHashMap<>();

  private final Map<Set<LayerId>, Gates> gates = new ConcurrentHashMap<>();

  /** Found when it is first needed: most passes do not ask for gradients. */
  private Optional<Known> known = Optional.empty();

  private Optional<AutogradScript> autograd = Optional.empty();

  private final Map<String, PtNDArray> parameters = new LinkedHashMap<>();

  /** Names of what learners of this model change. */
  private final Set<String> changing = new HashSet<>();

  /** Those that have not been closed. */
  private final Set<WeightsSnapshot> snapshots = new HashSet<>();

  private PytorchModel(TorchEngine engine, Network network, Device device, String origin) {
    this.network = network;
    this.device = device;
    this.origin = origin;
    this.manager = engine.newManager();
    this.script = engine.script();
    this.crew = engine.crew();
    this.precisions = engine.precisions();
    this.layout = Layout.of(network);
  }

  /** Copies what the network needs; the weights have been checked. */
  static PytorchModel load(TorchEngine engine, Network network, Weights weights, Device device)
      throws IOException {
    PytorchModel model = new PytorchModel(engine, network, device, weights.origin());
    try {
      return Native.call("loading the weights of " + network.id(), () -> model.fill(weights));
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private PytorchModel fill(Weights weights) throws IOException {
    for (ParameterSpec spec : Parameters.of(network)) {
      parameters.put(spec.name(), Transfer.in(manager, weights, spec.name()));
    }
    return this;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public Tensor run(LayerId from, Tensor values, LayerId to) {
    Segment segment = Segment.between(network, Set.of(from), Set.of(to));
    int rows = values.size(0);
    int parts = crew.parts(rows, device);
    if (parts == 1) {
      return run(segment, from, values, new Transfer.Range(0, rows), to);
    }
    List<Supplier<Tensor>> work = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      Transfer.Range range = new Transfer.Range(i * rows / parts, (i + 1) * rows / parts);
      work.add(() -> run(segment, from, values, range, to));
    }
    return Transfer.joined(crew.run(work));
  }

  private Tensor run(
      Segment segment, LayerId from, Tensor values, Transfer.Range rows, LayerId to) {
    return Native.call(
        "a forward pass of " + network.id(),
        () -> {
          try (PtNDManager scope = newScope()) {
            PtNDArray batch = Transfer.rows(scope, values, rows, layout);
            return Transfer.out(Walk.run(segment, Map.of(from, batch), passing()).get(to));
          }
        });
  }

  @Override
  public int lanes() {
    return crew.parts(Integer.MAX_VALUE, device);
  }

  @Override
  public <T> List<T> sideBySide(List<Supplier<T>> work) {
    return crew.run(work);
  }

  @Override
  public Probe probe(ProbePlan plan) {
    return Native.call("a forward pass of " + network.id(), () -> PytorchProbe.open(this, plan));
  }

  @Override
  public Learner learner(Learner.Setup setup) {
    return Native.call("learning of " + network.id(), () -> PytorchLearner.open(this, setup));
  }

  @Override
  public Weights weights() {
    return Native.call("copying the weights of " + network.id(), this::snapshot);
  }

  private synchronized Weights snapshot() {
    WeightsSnapshot snapshot = new WeightsSnapshot(this, newScope(), changing, origin);
    snapshots.add(snapshot);
    return snapshot;
  }

  synchronized void forget(WeightsSnapshot snapshot) {
    snapshots.remove(snapshot);
  }

  @Override
  public void close() {
    manager.close();
  }

  /** A manager that ends with the model, at the latest. */
  PtNDManager newScope() {
    return (PtNDManager) manager.newSubManager();
  }

  Map<String, PtNDArray> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  /** Says that a step is about to change these: snapshots take their copies. */
  synchronized void willChange(Set<String> names) {
    changing.addAll(names);
    snapshots.forEach(snapshot -> snapshot.own(names));
  }

  Layout layout() {
    return layout;
  }

  /** {@link Segment#tail}; explanations ask for the same few again and again. */
  Optional<Segment> tail(LayerId layer, LayerId read) {
    return tails.computeIfAbsent(
        new Way(layer, read), way -> Segment.tail(network, way.from(), way.to()));
  }

  /** Where ways back from planned layers meet. */
  Gates gates(Set<LayerId> planned) {
    return gates.computeIfAbsent(planned, layers -> new Gates(this, layers));
  }

  /** What {@link Shapes#of} says of the network. */
  Map<LayerId, Shape> shapes() {
    return known().shapes();
  }

  /** What {@link Heads#classifier} says of the network, if its classes can be computed singly. */
  Optional<LayerId> classifier() {
    return known().classifier();
  }

  private synchronized Known known() {
    if (known.isEmpty()) {
      Optional<LayerId> classifier =
          Heads.classifier(network)
              .filter(node -> !(node.op() instanceof Op.Conv c) || c.groups() == 1)
              .map(Node::id);
      known = Optional.of(new Known(Shapes.of(network), classifier));
    }
    return known.get();
  }

  /** For second derivatives; loaded when they are first needed. */
  synchronized AutogradScript autograd() {
    if (autograd.isEmpty()) {
      autograd = Optional.of(AutogradScript.load(manager));
    }
    return autograd.get();
  }

  /** Layers in evaluation mode. */
  Operations operations() {
    return new Operations(parameters, Mode.EVALUATION);
  }

  /** The same, where gradients are not recorded. */
  Passing passing() {
    return new Passing(operations(), script);
  }

  /** What changed values may be run in. */
  Set<Precision> precisions() {
    return precisions;
  }
}
