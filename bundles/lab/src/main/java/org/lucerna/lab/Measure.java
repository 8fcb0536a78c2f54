/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.Locale;

/**
 * How well a map agrees with what is known of a picture. All are 1 for the map that the truth would
 * draw, and higher is better. Maps are rectified and stretched over the picture first: they are
 * judged as people see them.
 */
enum Measure {
  /**
   * Spearman's correlation, over the parts of a picture, of the map's mean on a part's visible
   * pixels with the fall of the class's logit when the part is left out, a pixel; falls below 0
   * count as 0, as rectified maps do. By the pixel, not summed: any map gives large parts more in
   * sum, and large parts matter more, so that a map of noise would correlate. A pixel of noise is
   * as likely above the mean as below: noise has 0.
   */
  IMPORTANCE(
      "part importance",
      "Spearman's correlation over a picture's parts: the map's mean on the part's visible pixels against"
          + " the fall of the class's logit, a pixel, when the part is left out"),
  /** Share of the map's sum that lies on the defining part (Wang et al. 2020, on a mask). */
  ENERGY("energy on the defining part", "share of the map's sum on the part that tells the class"),
  /**
   * Of the map's sum on the two creatures, the share on the one asked about; the mean of the
   * questions about both classes. A map that does not depend on the class has exactly 1/2.
   */
  DISCRIMINATION(
      "class discrimination",
      "of the map's sum on the two creatures the share on the one asked about, mean over both classes"),
  /**
   * Focus (Arias-Duart, Parés, Garcia-Gasulla and Giménez-Ábalos, Focus! Rating XAI methods and
   * finding biases, FUZZ-IEEE 2022): share of the positive relevance in the two cells of the class
   * asked about. Unlike there the network was trained on mosaics, and only pictures that it gets
   * right are asked, so that evidence in those cells is known to decide.
   */
  FOCUS("focus", "share of the map's sum in the two cells that show the class"),
  /** Share of the map's sum on the planted mark, in pictures whose prediction hangs on it. */
  MARK("energy on the mark", "share of the map's sum on the planted mark");

  private final String label;
  private final String definition;

  Measure(String label, String definition) {
    this.label = label;
    this.definition = definition;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String label() {
    return label;
  }

  String definition() {
    return definition;
  }

  static Measure of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
