/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;

/**
 * Euclidean distances between the pixels that the network sees, each channel from 0 to 1: from a
 * few pictures to all, while these pass by.
 */
final class PixelDistances implements FeaturePass.Crops {

  private static final int BATCH = 16;

  private final int[][] queries;
  private final double[][] found;

  /**
   * @param queries indices of pictures
   */
  PixelDistances(Inspection inspection, int[] queries) throws IOException {
    this.queries = new int[queries.length][];
    this.found = new double[queries.length][inspection.pictures().size()];
    for (int from = 0; from < queries.length; from += BATCH) {
      int[] some = Arrays.copyOfRange(queries, from, Math.min(queries.length, from + BATCH));
      List<InspectedPicture> pictures =
          Arrays.stream(some).mapToObj(inspection.pictures()::get).toList();
      List<RgbImage> crops = inspection.crops(pictures);
      for (int i = 0; i < some.length; i++) {
        this.queries[from + i] = crops.get(i).toArray();
      }
    }
  }

  @Override
  public void accept(int picture, RgbImage crop) {
    int[] pixels = crop.toArray();
    for (int q = 0; q < queries.length; q++) {
      found[q][picture] = distance(queries[q], pixels);
    }
  }

  /** By picture. */
  double[] of(int query) {
    return found[query];
  }

  static double distance(int[] a, int[] b) {
    long sum = 0;
    for (int p = 0; p < a.length; p++) {
      int red = (a[p] >> 16 & 0xFF) - (b[p] >> 16 & 0xFF);
      int green = (a[p] >> 8 & 0xFF) - (b[p] >> 8 & 0xFF);
      int blue = (a[p] & 0xFF) - (b[p] & 0xFF);
      sum += red * red + green * green + blue * blue;
    }
    return Math.sqrt(sum) / 255;
  }
}
