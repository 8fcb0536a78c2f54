/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * How much of a map lies on the parts that make an object what its class is: the share of its
 * positive energy, beside the share of the picture that the parts cover, which a map that knows
 * nothing would get.
 *
 * @param energy share of the positive map on the defining parts, 0 to 1
 * @param area share of the picture they cover, 0 to 1
 */
record Evidence(double energy, double area) {

  /** Empty without defining parts in sight or without positive evidence in the map. */
  static Optional<Evidence> of(GroundTruth truth, Tensor map, Preprocessing preprocessing) {
    return seen(truth, preprocessing).flatMap(mask -> of(mask, map));
  }

  /** The same for defining parts as the network sees them. */
  static Optional<Evidence> of(Mask seen, Tensor map) {
    if (!(map.max() > 0)) {
      return Optional.empty();
    }
    Tensor full = MapScaler.bilinear(map.relu(), seen.height(), seen.width());
    double inside = 0;
    for (int y = 0; y < seen.height(); y++) {
      for (int x = 0; x < seen.width(); x++) {
        if (seen.contains(x, y)) {
          inside += full.at(y * seen.width() + x);
        }
      }
    }
    double area = (double) seen.area() / (seen.width() * seen.height());
    return Optional.of(new Evidence(inside / full.sum(), area));
  }

  /** The defining parts in the pixels that the network sees; empty where none is in sight. */
  static Optional<Mask> seen(GroundTruth truth, Preprocessing preprocessing) {
    return truth.defining().stream()
        .filter(truth.parts()::containsKey)
        .map(truth.parts()::get)
        .reduce(Mask::union)
        .map(mask -> cropped(mask, preprocessing))
        .filter(mask -> mask.area() > 0);
  }

  /** The mask as the network sees it: through the picture's own resizing and cropping. */
  static Mask cropped(Mask mask, Preprocessing preprocessing) {
    int[] pixels = new int[mask.width() * mask.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = mask.contains(i % mask.width(), i / mask.width()) ? 0xFFFFFF : 0;
    }
    RgbImage crop =
        Preprocessor.crop(RgbImage.wrap(mask.width(), mask.height(), pixels), preprocessing);
    BitSet bits = new BitSet();
    for (int i = 0; i < crop.width() * crop.height(); i++) {
      bits.set(i, (crop.rgb(i % crop.width(), i / crop.width()) & 0xFF) > 127);
    }
    return Mask.of(crop.width(), crop.height(), bits);
  }

  /**
   * The mean over pictures.
   *
   * @param low lower end of the 95 % interval of the mean energy (normal approximation)
   */
  record Summary(String method, int n, double energy, double low, double high, double area) {

    private static final double Z95 = 1.959964;

    static Summary of(String method, List<Evidence> all) {
      int n = all.size();
      double mean = all.stream().mapToDouble(Evidence::energy).average().orElse(0);
      double variance =
          all.stream().mapToDouble(e -> (e.energy() - mean) * (e.energy() - mean)).sum()
              / Math.max(1, n - 1);
      double half = Z95 * Math.sqrt(variance / Math.max(1, n));
      double area = all.stream().mapToDouble(Evidence::area).average().orElse(0);
      return new Summary(method, n, mean, mean - half, mean + half, area);
    }
  }
}
