/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a metric says of one map.
 *
 * @param values by the names of {@link ExplanationMetricType#measures}; a measure that is not
 *     defined for this map is left out
 * @param curves for drawing, by name such as {@code deletion}; empty for most
 * @param undefined sentences: why measures are left out
 */
public record Readings(
    Map<String, Double> values, Map<String, Curve> curves, List<String> undefined) {

  /**
   * One curve.
   *
   * @param x such as shares of pixels
   * @param y such as probabilities; as many
   */
  public record Curve(double[] x, double[] y) {}

  public Readings {
    values = Map.copyOf(values);
    curves = Map.copyOf(curves);
    undefined = List.copyOf(undefined);
    values.forEach(
        (name, value) -> {
          if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ": say it is undefined");
          }
        });
  }

  public OptionalDouble value(String name) {
    return values.containsKey(name) ? OptionalDouble.of(values.get(name)) : OptionalDouble.empty();
  }

  /** One number. */
  public static Readings of(String name, double value) {
    return builder().value(name, value).build();
  }

  /** Nothing can be said. */
  public static Readings undefined(String sentence) {
    return builder().undefined(sentence).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects readings. */
  public static final class Builder {

    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Map<String, Curve> curves = new LinkedHashMap<>();
    private final List<String> undefined = new ArrayList<>();

    private Builder() {}

    public Builder value(String name, double value) {
      values.put(name, value);
      return this;
    }

    public Builder curve(String name, double[] x, double[] y) {
      curves.put(name, new Curve(x.clone(), y.clone()));
      return this;
    }

    public Builder undefined(String sentence) {
      undefined.add(sentence);
      return this;
    }

    public Readings build() {
      return new Readings(values, curves, undefined);
    }
  }
}
