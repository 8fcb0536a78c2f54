/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;

/**
 * Which maps of one picture and target are drawn alike: they are one map, and that they agree is no
 * evidence for them.
 */
final class Groups {

  /** Maps that differ by less than this share of their range are drawn alike. */
  static final double SAME = 1e-4;

  /**
   * Maps that are the same.
   *
   * @param name a letter
   * @param form the formula they come to, where it is known
   */
  record Group(String name, List<Cell> cells, Optional<String> form) {

    /** The other methods, such as {@code Grad-CAM, LayerCAM}. */
    String others(Cell cell) {
      return String.join(
          ", ",
          cells.stream().filter(c -> c != cell).map(c -> c.answer().label()).distinct().toList());
    }
  }

  private final Map<Cell, Group> groups = new IdentityHashMap<>();

  private Groups() {}

  static Groups none() {
    return new Groups();
  }

  /** Groups of two and more. */
  static Groups of(List<Cell> cells) {
    List<List<Cell>> found = new ArrayList<>();
    for (Cell cell : cells) {
      found.stream()
          .filter(g -> same(g.get(0), cell))
          .findFirst()
          .ifPresentOrElse(g -> g.add(cell), () -> found.add(new ArrayList<>(List.of(cell))));
    }
    Groups groups = new Groups();
    int number = 0;
    for (List<Cell> members : found) {
      if (members.size() > 1) {
        Group group = new Group(name(number++), List.copyOf(members), form(members));
        members.forEach(c -> groups.groups.put(c, group));
      }
    }
    return groups;
  }

  Optional<Group> of(Cell cell) {
    return Optional.ofNullable(groups.get(cell));
  }

  private static String name(int number) {
    String letter = String.valueOf((char) ('A' + number % 26));
    return number < 26 ? letter : letter + number / 26;
  }

  private static Optional<String> form(List<Cell> members) {
    List<Optional<String>> forms = members.stream().map(c -> c.answer().form()).distinct().toList();
    return forms.size() == 1 ? forms.get(0) : Optional.empty();
  }

  private static boolean same(Cell a, Cell b) {
    if (a.subject() != b.subject()
        || !a.answer().target().id().equals(b.answer().target().id())
        || a.map().sign() != b.map().sign()
        || !Arrays.equals(a.map().values().shape(), b.map().values().shape())) {
      return false;
    }
    boolean form =
        a.answer().form().isPresent()
            && a.answer().form().equals(b.answer().form())
            && a.answer().layer().equals(b.answer().layer());
    return form || same(a.map(), b.map());
  }

  private static boolean same(Heatmap a, Heatmap b) {
    Tensor left = drawn(a);
    Tensor right = drawn(b);
    double scaleLeft = Math.max(left.max(), -left.min());
    double scaleRight = Math.max(right.max(), -right.min());
    if (!(scaleLeft > 0) || !(scaleRight > 0)) {
      return !(scaleLeft > 0) && !(scaleRight > 0);
    }
    for (int i = 0; i < left.length(); i++) {
      if (!(Math.abs(left.at(i) / scaleLeft - right.at(i) / scaleRight) <= SAME)) {
        return false;
      }
    }
    return true;
  }

  private static Tensor drawn(Heatmap map) {
    return map.sign() == Heatmap.Sign.SIGNED || map.isColored() ? map.values() : map.rectified();
  }
}
