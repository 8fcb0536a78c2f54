/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;

/**
 * How alike patches of pictures look: the middle of one is laid over the other at every shift, and
 * the best correlation of their colours counts (normalised cross-correlation), 1 for equal looks at
 * any brightness and contrast. Patches of the same mark are nearly 1 wherever in the patch the mark
 * lies; patches of cluttered scenes are about 0.4.
 */
final class Likeness {

  /** Patches are compared at this size. */
  private static final int SIDE = 16;

  /** Side of the middle that is laid over the other. */
  private static final int CORE = 10;

  /** Patches that look alike. */
  static final double ALIKE = 0.7;

  private final double[][][] patches;

  /**
   * @param boxes one a picture
   */
  Likeness(List<RgbImage> pictures, List<Box> boxes) {
    patches = new double[pictures.size()][][];
    for (int i = 0; i < patches.length; i++) {
      patches[i] = small(pictures.get(i), boxes.get(i));
    }
  }

  /** Means over the pixels of each field, by colour. */
  private static double[][] small(RgbImage picture, Box box) {
    double[][] colors = new double[3][SIDE * SIDE];
    int[] counts = new int[SIDE * SIDE];
    int height = Math.max(SIDE, box.height());
    int width = Math.max(SIDE, box.width());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb =
            picture.rgb(box.x() + x * box.width() / width, box.y() + y * box.height() / height);
        int field = y * SIDE / height * SIDE + x * SIDE / width;
        counts[field]++;
        colors[0][field] += rgb >> 16 & 0xFF;
        colors[1][field] += rgb >> 8 & 0xFF;
        colors[2][field] += rgb & 0xFF;
      }
    }
    for (double[] color : colors) {
      for (int i = 0; i < counts.length; i++) {
        color[i] /= counts[i];
      }
    }
    return colors;
  }

  /** Of two patches, -1 to 1; the better of either's middle laid over the other. */
  double of(int a, int b) {
    return Math.max(best(patches[a], patches[b]), best(patches[b], patches[a]));
  }

  private static double best(double[][] core, double[][] field) {
    double best = -1;
    int middle = (SIDE - CORE) / 2;
    for (int y = 0; y + CORE <= SIDE; y++) {
      for (int x = 0; x + CORE <= SIDE; x++) {
        best = Math.max(best, correlation(core, middle, field, y * SIDE + x));
      }
    }
    return best;
  }

  /** Of a window of one with a window of the other, all colours together. */
  private static double correlation(double[][] a, int middle, double[][] b, int at) {
    double sumA = 0;
    double sumB = 0;
    double squaresA = 0;
    double squaresB = 0;
    double products = 0;
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < CORE; y++) {
        for (int x = 0; x < CORE; x++) {
          double p = a[c][(middle + y) * SIDE + middle + x];
          double q = b[c][at + y * SIDE + x];
          sumA += p;
          sumB += q;
          squaresA += p * p;
          squaresB += q * q;
          products += p * q;
        }
      }
    }
    int n = 3 * CORE * CORE;
    double varianceA = squaresA - sumA * sumA / n;
    double varianceB = squaresB - sumB * sumB / n;
    double both = Math.sqrt(varianceA * varianceB);
    return both < 1e-6 * n ? 0 : (products - sumA * sumB / n) / both;
  }

  /**
   * The patch that most others look like, and those.
   *
   * @param members numbers of the patches, the one they look like first
   * @param mean of the others' likeness to it
   */
  record Group(List<Integer> members, double mean) {}

  /** The largest group of patches that look like one of them; of equal ones the most alike. */
  Group largest() {
    int n = patches.length;
    double[][] like = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        like[i][j] = like[j][i] = of(i, j);
      }
    }
    Group best = new Group(List.of(), 0);
    for (int i = 0; i < n; i++) {
      Group group = around(i, like[i]);
      boolean larger = group.members().size() > best.members().size();
      boolean closer =
          group.members().size() == best.members().size() && group.mean() > best.mean();
      best = larger || closer ? group : best;
    }
    return best;
  }

  private static Group around(int middle, double[] like) {
    List<Integer> members = new ArrayList<>(List.of(middle));
    double sum = 0;
    for (int j = 0; j < like.length; j++) {
      if (j != middle && like[j] >= ALIKE) {
        members.add(j);
        sum += like[j];
      }
    }
    return new Group(members, members.size() < 2 ? 0 : sum / (members.size() - 1));
  }

  /** The mean over all pairs; 0 for a single patch. */
  double mean() {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < patches.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += of(i, j);
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }
}
