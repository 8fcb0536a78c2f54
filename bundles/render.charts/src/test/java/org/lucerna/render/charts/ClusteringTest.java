/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The 5S ribosomal RNA distances that textbooks work UPGMA through with. */
class ClusteringTest {

  private static final List<List<Double>> BACTERIA =
      List.of(
          List.of(0.0, 17.0, 21.0, 31.0, 23.0),
          List.of(17.0, 0.0, 30.0, 34.0, 21.0),
          List.of(21.0, 30.0, 0.0, 28.0, 39.0),
          List.of(31.0, 34.0, 28.0, 0.0, 43.0),
          List.of(23.0, 21.0, 39.0, 43.0, 0.0));

  @Test
  void theTextbookExampleIsJoinedAt17And22And28And33() {
    Clustering.Cluster root = Clustering.of(BACTERIA);
    assertEquals(33, root.height(), 1e-9);
    assertEquals(List.of(0, 1, 4, 2, 3), root.members());
    Clustering.Cluster withE = root.parts().get(0);
    assertEquals(22, withE.height(), 1e-9);
    assertEquals(17, withE.parts().get(0).height(), 1e-9);
    assertEquals(28, root.parts().get(1).height(), 1e-9);
  }

  @Test
  void oneLabelOrNoneIsATreeToo() {
    assertEquals(List.of(0), Clustering.of(List.of(List.of(0.0))).members());
    assertEquals(List.of(), Clustering.of(List.of()).members());
  }
}
