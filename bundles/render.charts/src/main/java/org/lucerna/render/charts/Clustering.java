/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Average-linkage clustering (UPGMA; Sokal and Michener 1958): the two nearest clusters are joined
 * until one is left; the distance of two clusters is the mean distance of their members.
 */
final class Clustering {

  private Clustering() {}

  /**
   * A cluster: one label, or two clusters joined.
   *
   * @param members indices of labels, in the order in which they are drawn
   * @param height distance at which its parts were joined; 0 for a single label
   * @param parts none or two
   */
  record Cluster(List<Integer> members, double height, List<Cluster> parts) {}

  /** The cluster of all; of equally near clusters the ones with the first labels are joined. */
  static Cluster of(List<List<Double>> distances) {
    List<Cluster> clusters = new ArrayList<>();
    for (int i = 0; i < distances.size(); i++) {
      clusters.add(new Cluster(List.of(i), 0, List.of()));
    }
    while (clusters.size() > 1) {
      join(clusters, distances);
    }
    return clusters.isEmpty() ? new Cluster(List.of(), 0, List.of()) : clusters.get(0);
  }

  private static void join(List<Cluster> clusters, List<List<Double>> distances) {
    int first = 0;
    int second = 1;
    double nearest = Double.POSITIVE_INFINITY;
    for (int a = 0; a < clusters.size(); a++) {
      for (int b = a + 1; b < clusters.size(); b++) {
        double distance = distance(clusters.get(a), clusters.get(b), distances);
        if (distance < nearest) {
          nearest = distance;
          first = a;
          second = b;
        }
      }
    }
    Cluster right = clusters.remove(second);
    Cluster left = clusters.get(first);
    List<Integer> members = new ArrayList<>(left.members());
    members.addAll(right.members());
    clusters.set(first, new Cluster(List.copyOf(members), nearest, List.of(left, right)));
  }

  private static double distance(Cluster a, Cluster b, List<List<Double>> distances) {
    double sum = 0;
    for (int i : a.members()) {
      for (int j : b.members()) {
        sum += distances.get(i).get(j);
      }
    }
    return sum / (a.members().size() * (double) b.members().size());
  }
}
