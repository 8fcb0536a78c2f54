/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.Graphics2D;
import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.Figure;

/** Figures whose layout is known before anything is drawn. */
final class Drawings {

  private Drawings() {}

  static Figure of(MatrixLayout layout) {
    return of(layout.width(), layout.height(), layout::paint);
  }

  static Figure of(int width, int height, java.util.function.Consumer<Graphics2D> painter) {
    return new Figure.Drawing(
        width,
        height,
        target -> {
          Graphics2D g = (Graphics2D) target.create();
          Painting.prepare(g);
          painter.accept(g);
          g.dispose();
        });
  }
}
