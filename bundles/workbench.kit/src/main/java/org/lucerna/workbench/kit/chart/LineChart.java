/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.chart;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Lines over whole numbers, such as epochs.
 *
 * @param title with the unit
 * @param xLabel what the whole numbers count
 * @param log whether the values' axis is logarithmic; values that are not above 0 are left out then
 * @param percent whether values are shares, written in percent
 */
public record LineChart(
    String title, String xLabel, boolean log, boolean percent, List<Line> lines) {

  public LineChart {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param slot of its colour: see {@link ChartColors#of}
   * @param mark x of the point to point out, such as the best epoch
   */
  public record Line(
      String name, int slot, Look look, List<Double> x, List<Double> y, OptionalDouble mark) {

    public Line {
      x = List.copyOf(x);
      y = List.copyOf(y);
      if (x.size() != y.size()) {
        throw new IllegalArgumentException(x.size() + " places for " + y.size() + " values");
      }
    }
  }

  /** How a line is drawn. */
  public enum Look {
    SOLID,
    DASHED,
    /** Behind a smoothed line: the values as they are. Not in the legend. */
    FAINT
  }

  /** Whether a value can be drawn. */
  boolean shows(double value) {
    return Double.isFinite(value) && (!log || value > 0);
  }

  /** The values at a place, of the lines that have one there. */
  public List<Value> at(double x) {
    return lines.stream()
        .filter(l -> l.look() != Look.FAINT)
        .flatMap(
            l -> {
              int i = l.x().indexOf(x);
              return i < 0 || !shows(l.y().get(i))
                  ? java.util.stream.Stream.empty()
                  : java.util.stream.Stream.of(new Value(l, l.y().get(i)));
            })
        .toList();
  }

  /** A line's value somewhere. */
  public record Value(Line line, double y) {}

  /** All places, ascending. */
  public List<Double> places() {
    return lines.stream().flatMap(l -> l.x().stream()).distinct().sorted().toList();
  }
}
