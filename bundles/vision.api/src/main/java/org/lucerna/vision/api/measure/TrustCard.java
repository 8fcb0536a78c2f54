/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far one map can be believed.
 *
 * @param reasons for the verdict, without full stops, the weightiest first
 * @param lines what was found, and what was not measured and why, in the card's order
 * @param values the same for programs, by names of lower case with hyphens; what was not measured
 *     is left out
 * @param passes what the card cost beyond the map, in forward passes of one picture
 */
public record TrustCard(
    Verdict verdict,
    List<String> reasons,
    List<Line> lines,
    Map<String, Double> values,
    double passes) {

  /** From best to worst; the last is none of them. */
  public enum Verdict {
    /** The place of the map matters to the network, and nothing speaks against it. */
    SUPPORTED,
    /** It may matter, or something speaks against the map. */
    WEAK,
    /** Other places matter to the network as much. */
    NOT_SUPPORTED,
    /** Nothing can be said. */
    UNDEFINED;

    /** {@code not supported} of {@link #NOT_SUPPORTED}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * One line of the card.
   *
   * @param label such as {@code "stability"}
   * @param text for people, without a full stop
   */
  public record Line(String label, String text) {}

  public TrustCard {
    reasons = List.copyOf(reasons);
    lines = List.copyOf(lines);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public OptionalDouble value(String name) {
    return values.containsKey(name) ? OptionalDouble.of(values.get(name)) : OptionalDouble.empty();
  }

  /** The verdict and its reasons in one sentence, without a full stop. */
  public String sentence() {
    return reasons.isEmpty() ? verdict.text() : verdict.text() + ": " + String.join("; ", reasons);
  }
}
