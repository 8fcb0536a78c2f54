/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.function.IntPredicate;

/**
 * What is needed for intersections over unions.
 *
 * @param areas pixels of each concept in each picture, {@code [picture][concept]}
 */
record Counts(Tally tally, int[][] areas) {

  /** Sums over some pictures. */
  final class Sums {

    private final IntPredicate pictures;
    private final long[] concept;

    private Sums(IntPredicate pictures) {
      this.pictures = pictures;
      this.concept = new long[areas.length == 0 ? 0 : areas[0].length];
      for (int p = 0; p < areas.length; p++) {
        for (int c = 0; pictures.test(p) && c < concept.length; c++) {
          concept[c] += areas[p][c];
        }
      }
    }

    /** Pixels of a concept. */
    long area(int c) {
      return concept[c];
    }

    /** Pixels that a unit lights. */
    long lit(int unit) {
      long[] lit = new long[1];
      tally.visit(
          unit,
          new Tally.Visitor() {
            @Override
            public void lit(int picture, int pixels) {
              lit[0] += pictures.test(picture) ? pixels : 0;
            }

            @Override
            public void shared(int picture, int concept, int pixels) {}
          });
      return lit[0];
    }

    /**
     * Intersection over union of a unit with each concept (Bau et al. 2017, eq. 1): sum of the
     * intersections by sum of the unions; 0 where both are empty.
     */
    double[] iou(int unit) {
      long[] shared = new long[concept.length];
      tally.visit(
          unit,
          new Tally.Visitor() {
            @Override
            public void lit(int picture, int pixels) {}

            @Override
            public void shared(int picture, int c, int pixels) {
              shared[c] += pictures.test(picture) ? pixels : 0;
            }
          });
      long lit = lit(unit);
      double[] iou = new double[concept.length];
      for (int c = 0; c < iou.length; c++) {
        long union = lit + concept[c] - shared[c];
        iou[c] = union == 0 ? 0 : (double) shared[c] / union;
      }
      return iou;
    }
  }

  Sums over(IntPredicate pictures) {
    return new Sums(pictures);
  }

  /**
   * Intersection and union of one unit with one concept in each picture.
   *
   * @return {@code [picture][0]} and {@code [picture][1]}
   */
  long[][] byPicture(int unit, int concept) {
    long[][] parts = new long[areas.length][2];
    for (int p = 0; p < parts.length; p++) {
      parts[p][1] = areas[p][concept];
    }
    tally.visit(
        unit,
        new Tally.Visitor() {
          @Override
          public void lit(int picture, int pixels) {
            parts[picture][1] += pixels;
          }

          @Override
          public void shared(int picture, int c, int pixels) {
            if (c == concept) {
              parts[picture][0] += pixels;
              parts[picture][1] -= pixels;
            }
          }
        });
    return parts;
  }
}
