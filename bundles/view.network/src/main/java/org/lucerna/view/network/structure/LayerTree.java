/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layers by the parts of their names: {@code features} holds {@code 3} holds {@code squeeze}.
 */
public final class LayerTree {

  /** A layer, or a container of layers; where a layer's name begins another's, both. */
  public static final class Branch {
    private final String path;
    private final int depth;
    private final Map<String, Branch> children = new LinkedHashMap<>();
    private Optional<LayerFact> layer = Optional.empty();
    private LayerFact last;
    private int layers;
    private long parameters;
    private long macs;

    private Branch(String path, int depth) {
      this.path = path;
      this.depth = depth;
    }

    /** The whole name; empty for the root. */
    public String path() {
      return path;
    }

    /** The last part of the name. */
    public String segment() {
      return path.substring(path.lastIndexOf('.') + 1);
    }

    /** 0 for what stands outermost. */
    public int depth() {
      return depth;
    }

    public List<Branch> children() {
      return List.copyOf(children.values());
    }

    public boolean isContainer() {
      return !children.isEmpty();
    }

    public Optional<LayerFact> layer() {
      return layer;
    }

    /** The layer whose output is the container's: its last. */
    public LayerFact output() {
      return last;
    }

    /** How many layers it holds. */
    public int layers() {
      return layers;
    }

    public long parameters() {
      return parameters;
    }

    public long macs() {
      return macs;
    }

    private void count(LayerFact fact) {
      last = fact;
      layers++;
      parameters += fact.parameters();
      macs += fact.macs();
    }
  }

  private final Branch root = new Branch("", -1);
  private final Map<String, Branch> byPath = new LinkedHashMap<>();

  private LayerTree() {}

  public static LayerTree of(NetworkFacts facts) {
    LayerTree tree = new LayerTree();
    facts.layers().forEach(tree::add);
    return tree;
  }

  private void add(LayerFact fact) {
    Branch at = root;
    at.count(fact);
    String path = fact.path();
    int end = 0;
    while (end >= 0) {
      end = path.indexOf('.', end + 1);
      String prefix = end < 0 ? path : path.substring(0, end);
      Branch parent = at;
      at =
          parent.children.computeIfAbsent(
              prefix.substring(parent.path.isEmpty() ? 0 : parent.path.length() + 1),
              segment -> new Branch(prefix, parent.depth + 1));
      byPath.put(prefix, at);
      at.count(fact);
    }
    at.layer = Optional.of(fact);
  }

  /** Holds the outermost ones. */
  public Branch root() {
    return root;
  }

  public Optional<Branch> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** The names of all containers around a layer, the outermost first. */
  public static List<String> around(String path) {
    List<String> all = new ArrayList<>();
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      all.add(path.substring(0, dot));
    }
    return all;
  }

  /** All containers, outermost first. */
  public List<Branch> containers() {
    return byPath.values().stream().filter(Branch::isContainer).toList();
  }
}
