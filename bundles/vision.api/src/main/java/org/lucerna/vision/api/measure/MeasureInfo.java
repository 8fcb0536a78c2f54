/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.util.List;
import java.util.Locale;
import org.lucerna.core.api.plugin.Plugin;

/**
 * What a number of an {@link ExplanationMetric} is.
 *
 * @param name lower case with hyphens
 * @param isHit whether it is 0 or 1 rather than continuous
 * @param better which way is better
 * @param definition in words, without a full stop
 */
public record MeasureInfo(String name, boolean isHit, Better better, String definition) {

  /** Which way is better. */
  public enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  /** Those of a metric, in its order, from its service properties. */
  public static List<MeasureInfo> of(Plugin<?> metric) {
    return metric.properties("measures").stream().map(MeasureInfo::parse).toList();
  }

  /**
   * @throws IllegalArgumentException if it is not {@code NAME KIND DIRECTION DEFINITION}
   */
  static MeasureInfo parse(String text) {
    String[] words = text.split(" ", 4);
    if (words.length < 4 || !(words[1].equals("score") || words[1].equals("hit"))) {
      throw new IllegalArgumentException("not NAME KIND DIRECTION DEFINITION: " + text);
    }
    Better better = Better.valueOf(words[2].toUpperCase(Locale.ROOT));
    return new MeasureInfo(words[0], words[1].equals("hit"), better, words[3]);
  }
}
