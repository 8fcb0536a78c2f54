/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import java.util.Optional;
import org.lucerna.core.api.data.RgbImage;

/** One stroke: dabs close enough to one another to look like a line. */
final class Stroke {

  private final RgbImage before;
  private final Brush brush;
  private final Source source;
  private final float[] cover;
  private Optional<Canvas.Place> last = Optional.empty();

  Stroke(RgbImage before, Brush brush, Source source) {
    this.before = before;
    this.brush = brush;
    this.source = source;
    cover = new float[before.width() * before.height()];
  }

  void to(Canvas.Place at, int[] pixels) {
    Canvas.Place from = last.orElse(at);
    double distance = Math.hypot(at.x() - from.x(), at.y() - from.y());
    int steps = Math.max(1, (int) Math.ceil(distance / Math.max(1, brush.radius() / 4)));
    for (int i = last.isPresent() ? 1 : steps; i <= steps; i++) {
      double share = (double) i / steps;
      dab(from.x() + share * (at.x() - from.x()), from.y() + share * (at.y() - from.y()), pixels);
    }
    last = Optional.of(at);
  }

  private void dab(double x, double y, int[] pixels) {
    int width = before.width();
    int left = Math.max(0, (int) Math.floor(x - brush.radius()));
    int right = Math.min(width - 1, (int) Math.ceil(x + brush.radius()));
    int top = Math.max(0, (int) Math.floor(y - brush.radius()));
    int bottom = Math.min(before.height() - 1, (int) Math.ceil(y + brush.radius()));
    for (int py = top; py <= bottom; py++) {
      for (int px = left; px <= right; px++) {
        double covered = brush.cover(Math.hypot(px + 0.5 - x, py + 0.5 - y));
        int at = py * width + px;
        if (covered > cover[at]) {
          cover[at] = (float) covered;
          pixels[at] = mix(before.rgb(px, py), source.at(px, py), covered);
        }
      }
    }
  }

  private static int mix(int under, int over, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = under >> shift & 0xFF;
      int b = over >> shift & 0xFF;
      mixed = mixed << 8 | (int) Math.round(a + (b - a) * share);
    }
    return mixed;
  }
}
