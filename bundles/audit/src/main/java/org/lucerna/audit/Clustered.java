/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * A class's pictures in clusters of maps that look alike.
 *
 * @param pictures of the class
 * @param clusters the pictures of each, from the largest
 * @param eigenvalues of the Laplacian, ascending
 */
record Clustered(
    int classIndex, List<Seen> pictures, List<List<Seen>> clusters, double[] eigenvalues) {

  /** Maps are compared at 16 x 16. */
  private static final int BLOCK = 2;

  /** More maps than these are not compared with one another. */
  private static final int MOST = 1000;

  /** Neighbours in the graph, as in CoRelAy; fewer for fewer pictures. */
  private static final int NEIGHBOURS = 10;

  static Clustered of(int classIndex, List<Seen> pictures) {
    List<Seen> some = Spread.evenly(pictures, MOST);
    double[][] maps = some.stream().map(s -> s.energy().reduced(BLOCK)).toArray(double[][]::new);
    int neighbours = Math.max(3, Math.min(NEIGHBOURS, some.size() / 4));
    SpectralClusters found = SpectralClusters.of(maps, neighbours);
    List<List<Seen>> clusters = new ArrayList<>();
    for (int c = 0; c < found.count(); c++) {
      clusters.add(new ArrayList<>());
    }
    for (int i = 0; i < some.size(); i++) {
      clusters.get(found.of()[i]).add(some.get(i));
    }
    return new Clustered(classIndex, pictures, clusters, found.eigenvalues());
  }
}
