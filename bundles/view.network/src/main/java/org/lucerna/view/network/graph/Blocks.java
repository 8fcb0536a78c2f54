/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.view.network.structure.LayerFact;
import org.lucerna.view.network.structure.LayerTree;
import org.lucerna.view.network.structure.NetworkFacts;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * A network as boxes, in which closed containers stand for their layers.
 *
 * @param boxes each after all it reads
 * @param inputs for each box the indices of the boxes it reads, each once
 * @param boxOf which box stands for a layer
 * @param open the containers that are open
 */
public record Blocks(
    List<Box> boxes, List<List<Integer>> inputs, Map<String, Integer> boxOf, Set<String> open) {

  /** As many boxes as are still read at a glance. */
  private static final int BOXES = 80;

  /** Beyond so many wires a box a drawing is a tangle. */
  private static final int WIRES = 2;

  /** With those containers open that a first look has room for: whole levels, the outer first. */
  public static Blocks overview(NetworkFacts facts, LayerTree tree) {
    Set<String> open = new HashSet<>();
    Blocks best = of(facts, tree, open);
    int deepest = tree.containers().stream().mapToInt(LayerTree.Branch::depth).max().orElse(-1);
    for (int depth = 0; depth <= deepest; depth++) {
      int level = depth;
      tree.containers().stream().filter(b -> b.depth() == level).forEach(b -> open.add(b.path()));
      Blocks next = of(facts, tree, open);
      int wires = next.inputs().stream().mapToInt(List::size).sum();
      if (next.boxes().size() > BOXES || wires > WIRES * next.boxes().size()) {
        return best;
      }
      best = next;
    }
    return best;
  }

  /**
   * @param open containers to draw as their parts; one whose parts would then both read and be read
   *     by the same box is opened as well
   */
  public static Blocks of(NetworkFacts facts, LayerTree tree, Set<String> open) {
    Set<String> opened = new LinkedHashSet<>(open);
    while (true) {
      Contraction contraction = new Contraction(facts, tree, opened);
      Optional<Blocks> sorted = contraction.sorted();
      if (sorted.isPresent()) {
        return sorted.get();
      }
      opened.addAll(contraction.stuck());
    }
  }

  /** The boxes that read a box. */
  public List<Integer> readers(int box) {
    List<Integer> readers = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      if (inputs.get(i).contains(box)) {
        readers.add(i);
      }
    }
    return readers;
  }

  public Optional<Integer> find(String layer) {
    return Optional.ofNullable(boxOf.get(layer));
  }

  /** Layers gathered into boxes, and put into an order. */
  private static final class Contraction {
    private final LayerTree tree;
    private final Set<String> open;
    private final NetworkFacts facts;
    private final Map<String, Set<String>> reads = new LinkedHashMap<>();
    private final Map<String, String> boxOf = new LinkedHashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();

    Contraction(NetworkFacts facts, LayerTree tree, Set<String> open) {
      this.facts = facts;
      this.tree = tree;
      this.open = open;
      String input = Network.INPUT.path();
      boxOf.put(input, input);
      reads.put(input, Set.of());
      for (LayerFact layer : facts.layers()) {
        String box = box(layer.path());
        boxOf.put(layer.path(), box);
        Set<String> into = reads.computeIfAbsent(box, b -> new LinkedHashSet<>());
        for (LayerId in : layer.node().inputs()) {
          String from = boxOf.get(in.path());
          if (!from.equals(box)) {
            into.add(from);
          }
        }
      }
    }

    private String box(String layer) {
      return LayerTree.around(layer).stream()
          .filter(container -> !open.contains(container))
          .findFirst()
          .orElse(layer);
    }

    /** Empty where boxes wait for each other. */
    Optional<Blocks> sorted() {
      Map<String, Integer> order = new LinkedHashMap<>();
      waiting.addAll(reads.keySet());
      boolean moved = true;
      while (moved) {
        moved = false;
        for (String box : List.copyOf(waiting)) {
          if (order.keySet().containsAll(reads.get(box))) {
            order.put(box, order.size());
            waiting.remove(box);
            moved = true;
          }
        }
      }
      return waiting.isEmpty() ? Optional.of(blocks(order)) : Optional.empty();
    }

    /** The containers to open so that nothing waits for itself. */
    List<String> stuck() {
      return waiting.stream()
          .filter(box -> tree.find(box).map(LayerTree.Branch::isContainer).orElse(false))
          .toList();
    }

    private Blocks blocks(Map<String, Integer> order) {
      List<Box> boxes = new ArrayList<>();
      List<List<Integer>> inputs = new ArrayList<>();
      for (String path : order.keySet()) {
        Optional<LayerTree.Branch> branch = tree.find(path);
        boolean picture = path.equals(Network.INPUT.path()) && reads.get(path).isEmpty();
        boxes.add(
            picture
                ? new Box(path, Optional.empty(), facts.network().input().shape())
                : new Box(path, branch, branch.orElseThrow().output().shape()));
        inputs.add(reads.get(path).stream().map(order::get).toList());
      }
      Map<String, Integer> index = new LinkedHashMap<>();
      boxOf.forEach((layer, box) -> index.put(layer, order.get(box)));
      return new Blocks(List.copyOf(boxes), List.copyOf(inputs), index, Set.copyOf(open));
    }
  }
}
