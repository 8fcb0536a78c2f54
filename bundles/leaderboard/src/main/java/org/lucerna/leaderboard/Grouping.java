/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.leaderboard;

import java.util.List;
import org.lucerna.leaderboard.LeaderboardParams.Together;
import org.lucerna.statistics.Clusters;
import org.lucerna.vision.api.analysis.InspectedPicture;

/**
 * Which pictures are drawn, and change sign, together. Pictures of a duplicate group always; those
 * of a class, too, where there are so many classes that drawing some of them says something. With
 * few classes the classes are taken as given, and results hold for other pictures of these classes.
 *
 * @param classes how many there are
 * @param byClass whether those of a class are together
 */
record Grouping(Clusters clusters, int classes, boolean byClass) {

  /** With fewer clusters tests and intervals of clusters are rough (Cameron and others 2008). */
  static final int CLASSES = 20;

  static Grouping of(List<InspectedPicture> pictures, Together together) {
    int classes = (int) pictures.stream().map(Grouping::name).distinct().count();
    boolean byClass = together == Together.CLASS || together == Together.AUTO && classes >= CLASSES;
    Clusters clusters =
        Clusters.joined(
            pictures.stream()
                .map(p -> byClass ? List.of(p.group(), name(p)) : List.of(p.group()))
                .toList());
    return new Grouping(clusters, classes, byClass);
  }

  /** A picture of unknown class stands alone. */
  private static String name(InspectedPicture picture) {
    return picture.className().isEmpty() ? "picture " + picture.id() : picture.className();
  }

  String sentence() {
    return byClass
        ? "Pictures of a class, and related ones, count together: %d clusters of %d classes. Results hold for pictures of other classes, too, as far as these are a sample of them."
            .formatted(clusters.count(), classes)
        : "Related pictures count together: %d clusters. The %s taken as given: results hold for other pictures of %s."
            .formatted(
                clusters.count(),
                classes == 1 ? "one class is" : classes + " classes are",
                classes == 1 ? "this class" : "these classes");
  }
}
