/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.lucerna.core.api.data.RgbImage;

/**
 * The pixels that are painted over. A stroke covers each pixel at most once, however often the hand
 * goes over it. Up to {@link #MOST} strokes can be undone; each keeps a copy of the picture, 0.2 MB
 * at 224 x 224. Event thread only.
 */
final class Canvas {

  static final int MOST = 40;

  private final RgbImage original;
  private final int mean;
  private final Deque<int[]> past = new ArrayDeque<>();
  private final Deque<int[]> future = new ArrayDeque<>();
  private int[] pixels;
  private Optional<Stroke> stroke = Optional.empty();

  /**
   * @param mean {@code 0xRRGGBB} of what the network takes for nothing
   */
  Canvas(RgbImage original, int mean) {
    this.original = original;
    this.mean = mean;
    pixels = original.toArray();
  }

  RgbImage original() {
    return original;
  }

  /** A copy of what is there now. */
  RgbImage picture() {
    return RgbImage.wrap(original.width(), original.height(), pixels.clone());
  }

  boolean isPainted() {
    return !picture().equals(original);
  }

  boolean canUndo() {
    return !past.isEmpty();
  }

  boolean canRedo() {
    return !future.isEmpty();
  }

  /**
   * Begins a stroke and makes its first dab.
   *
   * @param shiftX from a pixel to the one that is pasted over it
   */
  void begin(Brush brush, Place at, int shiftX, int shiftY) {
    past.push(pixels.clone());
    while (past.size() > MOST) {
      past.removeLast();
    }
    future.clear();
    RgbImage before = picture();
    Stroke next = new Stroke(before, brush, new Source(brush, before, mean, shiftX, shiftY));
    stroke = Optional.of(next);
    next.to(at, pixels);
  }

  /** Goes on to another place. */
  void move(Place at) {
    stroke.ifPresent(s -> s.to(at, pixels));
  }

  void end() {
    stroke = Optional.empty();
  }

  void undo() {
    swap(past, future);
  }

  void redo() {
    swap(future, past);
  }

  private void swap(Deque<int[]> from, Deque<int[]> to) {
    if (!from.isEmpty()) {
      to.push(pixels);
      pixels = from.pop();
    }
    end();
  }

  /** The picture as it was; can be undone. */
  void reset() {
    if (isPainted()) {
      past.push(pixels);
      future.clear();
      pixels = original.toArray();
    }
    end();
  }

  /** A place in the picture, in its pixels. */
  record Place(double x, double y) {}
}
