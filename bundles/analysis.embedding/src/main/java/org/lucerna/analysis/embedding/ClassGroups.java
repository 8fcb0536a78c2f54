/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.vision.api.render.Scatter;

/**
 * Classes as figures show them: where there are more than can be told apart, the largest first.
 *
 * @param names in the figures' order
 * @param of each picture's place in that order
 */
record ClassGroups(List<String> names, int[] of) {

  static ClassGroups of(Labels labels) {
    int[] sizes = new int[labels.classes().size()];
    for (int label : labels.of()) {
      sizes[label]++;
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, sizes.length).boxed().toList());
    if (sizes.length > Scatter.GROUPS) {
      order.sort(Comparator.comparingInt(c -> -sizes[c]));
    }
    int[] groups = IntStream.of(labels.of()).map(order::indexOf).toArray();
    return new ClassGroups(order.stream().map(labels::name).toList(), groups);
  }

  /** Groups of points, and those of the classes that have no colour of their own. */
  Scatter scatter(Axes axes, Places places, String note) {
    List<Scatter.Group> groups = new ArrayList<>();
    for (int g = 0; g < Math.min(Scatter.GROUPS, names.size()); g++) {
      int own = g;
      groups.add(new Scatter.Group(names.get(g), points(places, other -> other == own)));
    }
    int more = names.size() - groups.size();
    Optional<Scatter.Group> rest =
        more > 0
            ? Optional.of(
                new Scatter.Group(
                    more + " other classes", points(places, other -> other >= Scatter.GROUPS)))
            : Optional.empty();
    return new Scatter(axes.title(), axes.x(), axes.y(), axes.numbers(), groups, rest, note);
  }

  /** What the axes are called. */
  record Axes(String title, String x, String y, boolean numbers) {}

  /** Where each picture lies. */
  interface Places {
    double x(int picture);

    double y(int picture);
  }

  private List<Scatter.Point> points(Places places, java.util.function.IntPredicate wanted) {
    return IntStream.range(0, of.length)
        .filter(i -> wanted.test(of[i]))
        .mapToObj(i -> new Scatter.Point(places.x(i), places.y(i)))
        .toList();
  }
}
