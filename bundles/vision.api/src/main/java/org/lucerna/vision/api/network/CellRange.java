/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import org.lucerna.core.api.data.Box;

/** A block of a layer's values; what is flat has one row and one column. */
record CellRange(Range channels, Range rows, Range columns) {

  /** From {@code from} on, {@code to} not included. */
  record Range(int from, int to) {

    boolean isEmpty() {
      return to <= from;
    }

    Range shift(int by) {
      return new Range(from + by, to + by);
    }

    Range cut(Range whole) {
      return new Range(Math.max(from, whole.from), Math.min(to, whole.to));
    }

    Range hull(Range other) {
      return new Range(Math.min(from, other.from), Math.max(to, other.to));
    }

    boolean contains(Range other) {
      return other.from >= from && other.to <= to;
    }

    /** All channels of the groups that these are in. */
    Range group(int outputs, int inputs) {
      return new Range(from / outputs * inputs, ((to - 1) / outputs + 1) * inputs);
    }

    /** Torch's adaptive windows. */
    Range adaptive(int out, int in) {
      return new Range(from * in / out, (to * in + out - 1) / out);
    }

    /** The cells of {@code size} under these windows; empty where all taps lie in padding. */
    Range through(Span span, int size) {
      int first = from * span.stride() - span.padBefore();
      int end = (to - 1) * span.stride() - span.padBefore() + span.extent();
      if (first >= 0 && end <= size) {
        return new Range(first, end);
      }
      Range taps = new Range(size, 0);
      for (int cell = from; cell < to; cell++) {
        for (int tap = 0; tap < span.kernel(); tap++) {
          int at = cell * span.stride() - span.padBefore() + tap * span.dilation();
          if (at >= 0 && at < size) {
            taps = taps.hull(new Range(at, at + 1));
          }
        }
      }
      return taps;
    }
  }

  private static final Range SINGLE = new Range(0, 1);

  static CellRange one(int channel, int y, int x) {
    return new CellRange(new Range(channel, channel + 1), new Range(y, y + 1), new Range(x, x + 1));
  }

  static CellRange whole(Shape shape, AxisOrder order) {
    return shape.isSpatial()
        ? new CellRange(
            new Range(0, shape.sizes().get(order.channel())),
            new Range(0, shape.sizes().get(order.y())),
            new Range(0, shape.sizes().get(order.x())))
        : new CellRange(new Range(0, shape.elements()), SINGLE, SINGLE);
  }

  CellRange channels(Range other) {
    return new CellRange(other, rows, columns);
  }

  boolean isEmpty() {
    return channels.isEmpty() || rows.isEmpty() || columns.isEmpty();
  }

  boolean contains(CellRange other) {
    return channels.contains(other.channels)
        && rows.contains(other.rows)
        && columns.contains(other.columns);
  }

  CellRange cut(CellRange whole) {
    return new CellRange(
        channels.cut(whole.channels), rows.cut(whole.rows), columns.cut(whole.columns));
  }

  CellRange hull(CellRange other) {
    return new CellRange(
        channels.hull(other.channels), rows.hull(other.rows), columns.hull(other.columns));
  }

  /** The same, or the one value a channel where a factor has no plane. */
  CellRange within(CellRange factor) {
    boolean plane = factor.rows.to > 1 || factor.columns.to > 1;
    return plane ? this : new CellRange(channels, SINGLE, SINGLE);
  }

  /** What flattened values were before; exact for one value, whole planes for several. */
  CellRange unflattened(Shape shape, AxisOrder order) {
    if (!shape.isSpatial() || channels.to - channels.from != 1) {
      return shape.isSpatial() ? whole(shape, order) : this;
    }
    int last = shape.sizes().get(2);
    int[] axes = {
      channels.from / (shape.sizes().get(1) * last),
      channels.from / last % shape.sizes().get(1),
      channels.from % last
    };
    return one(axes[order.channel()], axes[order.y()], axes[order.x()]);
  }

  Box box() {
    return new Box(columns.from, rows.from, columns.to - columns.from, rows.to - rows.from);
  }
}
