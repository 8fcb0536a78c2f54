/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Resampling;

/** Small copies of pictures: of all, or of as many as wanted, drawn by the seed. */
final class Thumbnails implements FeaturePass.Crops {

  private static final int SIDE = 64;

  private final boolean[] wanted;
  private final Map<Integer, RgbImage> kept = new TreeMap<>();

  Thumbnails(int pictures, int most, long seed) {
    this.wanted = new boolean[pictures];
    SplittableRandom random = new SplittableRandom(seed);
    int left = Math.min(pictures, most);
    for (int i = 0; i < pictures; i++) { // Knuth's algorithm S: each sample equally likely
      if (random.nextInt(pictures - i) < left) {
        wanted[i] = true;
        left--;
      }
    }
  }

  @Override
  public void accept(int picture, RgbImage crop) {
    if (wanted[picture]) {
      double scale = (double) SIDE / Math.min(crop.width(), crop.height());
      kept.put(
          picture,
          scale < 1
              ? Resampling.resize(
                  crop,
                  (int) Math.round(crop.width() * scale),
                  (int) Math.round(crop.height() * scale))
              : crop);
    }
  }

  /** The pictures that have one, in order. */
  int[] pictures() {
    return kept.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  RgbImage of(int picture) {
    return kept.get(picture);
  }
}
