/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an explanation method found: raw, signed, at the method's own low resolution, not
 * normalised. Rectifying, resizing and normalising happen, in that order, when a figure is drawn.
 *
 * @param values {@code [h, w]}; {@code [3, h, w]} for methods that explain each colour of each
 *     pixel; {@code [k, h, w]} for methods that find several maps at once
 * @param sign whether negative values are shown as evidence against (diverging colours)
 * @param facts what a reader of the figure should know, such as a warning; shown in captions
 * @param names of the k maps; empty where there is one
 * @param cells where the cells lie in the picture, where that is not the layer's own grid
 */
public record Heatmap(
    Tensor values,
    Sign sign,
    Map<String, String> facts,
    List<String> names,
    Optional<CellGrid> cells) {

  /** How a picture of the map treats negative values. */
  public enum Sign {
    /** Only positive values are evidence; negative ones are cut off when drawn. */
    POSITIVE,
    /** Negative values are evidence against; drawn with diverging colours. */
    SIGNED,
    /**
     * Only differences between places mean something: drawn from the least to the largest value.
     */
    RELATIVE
  }

  /**
   * @throws IllegalArgumentException if there are names, but not one a map
   */
  public Heatmap {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    names = List.copyOf(names);
    if (!names.isEmpty() && (values.rank() != 3 || values.size(0) != names.size())) {
      throw new IllegalArgumentException(
          names.size() + " names for a map of " + Arrays.toString(values.shape()));
    }
  }

  /** One map on the layer's grid. */
  public Heatmap(Tensor values, Sign sign, Map<String, String> facts) {
    this(values, sign, facts, List.of(), Optional.empty());
  }

  /** Several maps, {@code [k, h, w]}. */
  public static Heatmap several(Tensor values, Sign sign, List<String> names) {
    return new Heatmap(values, sign, blank(values), names, Optional.empty());
  }

  /** With one more fact. */
  public Heatmap with(String fact, String text) {
    Map<String, String> all = new LinkedHashMap<>(facts);
    all.put(fact, text);
    return new Heatmap(values, sign, all, names, cells);
  }

  /** With its cells at a place of their own. */
  public Heatmap at(CellGrid place) {
    return new Heatmap(values, sign, facts, names, Optional.of(place));
  }

  /**
   * One map of the plane, {@code [h, w]}: that of each pixel's colours summed, where they are
   * explained one by one.
   *
   * @throws IllegalStateException if these are several maps: ask for {@link #parts}
   */
  public Heatmap plane() {
    if (values.rank() == 2) {
      return this;
    }
    if (!isColored()) {
      throw new IllegalStateException(names.size() + " maps have no plane of their own");
    }
    float[] ones = new float[values.size(0)];
    Arrays.fill(ones, 1);
    return new Heatmap(values.weightedChannelSum(ones), sign, facts, List.of(), cells);
  }

  /** Each of several maps, {@code [h, w]}, in the order of their names; itself where it is one. */
  public List<Heatmap> parts() {
    if (names.isEmpty()) {
      return List.of(this);
    }
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Heatmap(values.slice(i), sign, facts, List.of(), cells))
        .toList();
  }

  /** Whether it explains each colour of each pixel, {@code [3, h, w]}. */
  public boolean isColored() {
    return values.rank() == 3 && names.isEmpty();
  }

  /**
   * A map of which only the positive part is drawn; the raw values keep their sign. One with
   * nothing to draw says so in its facts, under {@code evidence}.
   */
  public static Heatmap positive(Tensor values) {
    Map<String, String> facts =
        values.max() > 0
            ? Map.of()
            : Map.of("evidence", "no positive evidence: the map is nowhere above 0");
    return new Heatmap(values, Sign.POSITIVE, facts);
  }

  /**
   * A map whose negative values count as evidence against the target. One that is 0 throughout says
   * so in its facts, under {@code evidence}.
   */
  public static Heatmap signed(Tensor values) {
    return new Heatmap(values, Sign.SIGNED, blank(values));
  }

  private static Map<String, String> blank(Tensor values) {
    return values.max() == 0 && values.min() == 0
        ? Map.of("evidence", "no evidence: the map is 0 throughout")
        : Map.of();
  }

  /** A map of which only differences between places mean something, such as mean scores. */
  public static Heatmap relative(Tensor values) {
    Map<String, String> facts =
        values.max() > values.min()
            ? Map.of()
            : Map.of("evidence", "no evidence: the map is the same everywhere");
    return new Heatmap(values, Sign.RELATIVE, facts);
  }

  /**
   * What speaks for the target, as measures of a map take it: nowhere below 0. Negative values are
   * cut off; of a {@link Sign#RELATIVE} map the least value is 0.
   */
  public Tensor rectified() {
    if (sign != Sign.RELATIVE) {
      return values.relu();
    }
    float least = values.min();
    float[] above = values.toArray();
    for (int i = 0; i < above.length; i++) {
      above[i] -= least;
    }
    return Tensor.wrap(above, values.shape());
  }

  /**
   * False when a {@link Sign#POSITIVE} map has nothing to show, a {@link Sign#RELATIVE} one is the
   * same everywhere, or any map is zero throughout.
   */
  public boolean hasEvidence() {
    return switch (sign) {
      case POSITIVE -> values.max() > 0;
      case SIGNED -> values.max() > 0 || values.min() < 0;
      case RELATIVE -> values.max() > values.min();
    };
  }
}
