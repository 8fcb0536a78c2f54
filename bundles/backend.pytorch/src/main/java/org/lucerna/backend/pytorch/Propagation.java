/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;

/**
 * A probe's walks back under rules. The recorded forward pass of the picture last asked about is
 * kept, so that every rule and target after the first costs its walk alone; answers are kept, too.
 */
final class Propagation {

  /** Values kept of answers, over all pictures; the least used are forgotten first. */
  private static final long ANSWERS = 16L << 20;

  private record Question(int picture, LayerId from, Tensor start, BackwardRule rule) {}

  private final Values values;
  private final Map<Question, Map<LayerId, Tensor>> answers = new LinkedHashMap<>(16, 0.75f, true);

  /** What a network answers where a layer has a reference's values. */
  private record Reference(LayerId layer, Tensor values, LayerId read, Tensor answer) {}

  private Optional<Reference> reference = Optional.empty();
  private int picture = -1;
  private boolean first;
  private Optional<Trace> trace = Optional.empty();

  Propagation(Values values) {
    this.values = values;
  }

  /** By layer of {@link BackwardPass#to}. */
  Map<LayerId, Tensor> run(int asked, BackwardPass pass) {
    Question question = new Question(asked, pass.from(), pass.start(), pass.rule());
    Map<LayerId, Tensor> known = answers.getOrDefault(question, Map.of());
    if (!known.keySet().containsAll(pass.to())) {
      Set<LayerId> missing = new HashSet<>(pass.to());
      missing.removeAll(known.keySet());
      Map<LayerId, Tensor> all = new LinkedHashMap<>(known);
      all.putAll(walk(asked, new BackwardPass(pass.from(), pass.start(), missing, pass.rule())));
      known = all;
      answers.put(question, all);
      forget();
    }
    Map<LayerId, Tensor> wanted = new LinkedHashMap<>(known);
    wanted.keySet().retainAll(pass.to());
    return wanted;
  }

  private void forget() {
    long size = 0;
    for (Map<LayerId, Tensor> answer : answers.values()) {
      size += answer.values().stream().mapToLong(Tensor::length).sum();
    }
    var oldest = answers.values().iterator();
    while (size > ANSWERS && answers.size() > 1) {
      size -= oldest.next().values().stream().mapToLong(Tensor::length).sum();
      oldest.remove();
    }
  }

  private Map<LayerId, Tensor> walk(int asked, BackwardPass pass) {
    PytorchModel model = values.model();
    PtNDManager scope = values.scope();
    List<Node> recorded = BackwardWalk.path(model.network(), lowest(pass), pass.from());
    List<Node> path = BackwardWalk.path(model.network(), pass.to(), pass.from());
    Trace steps = trace(asked);
    Set<LayerId> frontier = frontier(recorded, pass);
    frontier.removeIf(steps::knows);
    give(frontier, steps);
    steps.record(recorded);
    Map<LayerId, Tensor> found;
    try (PtNDManager local = (PtNDManager) scope.newSubManager()) {
      requireShape(steps.values(pass.from(), local), pass);
      LayerRule rule = new LayerRules(values, steps, recorded, local).of(pass);
      PtNDArray start = Transfer.one(local, pass.start(), model.layout());
      found = new BackwardWalk(steps, rule, model.layout(), local).run(path, pass, start);
      if (pass.rule() instanceof BackwardRule.Rescale r && rule instanceof RescaleRules rescale) {
        Tensor answer = rescale.reference(pass.from());
        reference = Optional.of(new Reference(r.layer(), r.reference(), pass.from(), answer));
      }
    }
    for (LayerId layer : pass.to()) {
      found.computeIfAbsent(layer, l -> zeros(values.get(l)));
    }
    return found;
  }

  /**
   * What is read where a layer has other values, if a walk has just found it out: that of DeepLIFT
   * runs the network on its baseline.
   *
   * @param changed {@code [...]}, of the layer
   * @return {@code [...]}, of the layer that is read
   */
  Optional<Tensor> known(LayerId layer, Tensor changed, LayerId read) {
    return reference
        .filter(r -> r.layer().equals(layer) && r.read().equals(read))
        .filter(r -> r.values().equals(changed))
        .map(Reference::answer);
  }

  /** Where the recorded pass begins: a reference is given further down than what is asked for. */
  private static Set<LayerId> lowest(BackwardPass pass) {
    Set<LayerId> lowest = new HashSet<>(pass.to());
    if (pass.rule() instanceof BackwardRule.Rescale rescale) {
      lowest.add(rescale.layer());
    }
    return lowest;
  }

  /** What the path reads and does not compute, and the start where the path is empty. */
  private static Set<LayerId> frontier(List<Node> path, BackwardPass pass) {
    Set<LayerId> frontier = new HashSet<>(Set.of(pass.from()));
    path.forEach(node -> frontier.addAll(node.inputs()));
    path.forEach(node -> frontier.remove(node.id()));
    return frontier;
  }

  private Trace trace(int asked) {
    if (trace.isEmpty() || asked != picture) {
      trace.ifPresent(Trace::close);
      PtNDManager own = (PtNDManager) values.scope().newSubManager();
      trace = Optional.of(new Trace(values.model(), own, values.meter()));
      picture = asked;
    }
    return trace.get();
  }

  private void give(Set<LayerId> layers, Trace steps) {
    values.compute(layers);
    try (PtNDManager local = (PtNDManager) values.scope().newSubManager()) {
      layers.forEach(layer -> steps.give(layer, values.one(layer, picture, local)));
    }
  }

  /**
   * Makes the probe's first pass its own where the picture itself is planned, and is the only one:
   * a method then costs its walk alone.
   *
   * @param wanted layers whose values the probe keeps
   * @return whether it did
   */
  boolean takesFirstPass(Set<LayerId> planned, Set<LayerId> wanted) {
    if (values.pictures() != 1 || !planned.contains(Network.INPUT)) {
      return false;
    }
    Network network = values.model().network();
    Set<LayerId> picture = Set.of(Network.INPUT);
    Trace steps = trace(0);
    give(picture, steps);
    steps.record(BackwardWalk.path(network, picture, network.output()));
    Set<LayerId> kept = new HashSet<>(wanted);
    kept.add(network.output());
    kept.removeIf(layer -> values.has(layer) || !steps.knows(layer));
    kept.forEach(layer -> values.put(layer, steps.values(layer, values.scope())));
    first = true;
    return true;
  }

  /** Whether the derivative by a layer is cheaper found here: its steps have been recorded. */
  boolean hasFirstPass(LayerId layer) {
    return first && layer.equals(Network.INPUT);
  }

  private static Tensor zeros(PtNDArray like) {
    long[] shape = like.getShape().getShape();
    int[] one = Arrays.stream(shape).skip(1).mapToInt(Math::toIntExact).toArray();
    return Tensor.wrap(new float[Arrays.stream(one).reduce(1, Math::multiplyExact)], one);
  }

  private static void requireShape(PtNDArray values, BackwardPass pass) {
    long[] shape = values.getShape().getShape();
    int[] one = Arrays.stream(shape).skip(1).mapToInt(Math::toIntExact).toArray();
    if (!Arrays.equals(one, pass.start().shape())) {
      throw new IllegalArgumentException(
          "%s cannot start at layer %s, whose values are %s"
              .formatted(pass.start(), pass.from(), Arrays.toString(one)));
    }
  }
}
