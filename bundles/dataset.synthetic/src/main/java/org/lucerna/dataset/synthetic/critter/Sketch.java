/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lucerna.core.api.data.Mask;
import org.lucerna.dataset.synthetic.paint.Canvas;
import org.lucerna.dataset.synthetic.paint.Shape;
import org.lucerna.dataset.synthetic.paint.Skin;

/** One creature being painted: keeps which pixels belong to which of its parts. */
final class Sketch {

  private final Canvas canvas;
  private final int firstOwner;
  private final double unit;
  private final Map<String, Integer> owners = new LinkedHashMap<>();

  /**
   * @param firstOwner owners below it belong to others
   * @param unit the creature's body length in pixels
   */
  Sketch(Canvas canvas, int firstOwner, double unit) {
    this.canvas = canvas;
    this.firstOwner = firstOwner;
    this.unit = unit;
  }

  /** Paints a part, or more of it; it throws a small shadow on the parts behind it. */
  void part(String name, Shape shape, Skin skin) {
    canvas.shade(shape, 0.045 * unit, 0.34, owner -> owner >= firstOwner);
    mark(name, shape, skin);
  }

  /** Paints something flat that lies on the part behind it. */
  void mark(String name, Shape shape, Skin skin) {
    int owner = owners.computeIfAbsent(name, key -> firstOwner + owners.size());
    canvas.paint(shape, skin, owner);
  }

  /** The visible pixels of all parts, once everything in front of them is painted too. */
  Map<String, Mask> masks() {
    Map<String, Mask> masks = new LinkedHashMap<>();
    owners.forEach((name, owner) -> masks.put(name, canvas.mask(owner)));
    return masks;
  }

  Canvas canvas() {
    return canvas;
  }
}
