/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.MapScaler;
import org.lucerna.imaging.PixelMaps;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.workbench.kit.Texts;

/**
 * Where one map shows more than another: both as large as the picture, each divided by its largest
 * value, the second subtracted from the first.
 */
final class Difference {

  private Difference() {}

  /**
   * @param first positive in the result
   * @param second negative in the result
   */
  static Cell of(Cell first, Cell second) {
    int height = first.subject().crop().height();
    int width = first.subject().crop().width();
    Tensor a = unit(first.map(), height, width);
    Tensor b = unit(second.map(), height, width);
    float[] values = new float[a.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = a.at(i) - b.at(i);
    }
    Heatmap map =
        Heatmap.signed(Tensor.wrap(values, height, width))
            .with("unit", "difference of shares of the maximum");
    double reach = Math.max(map.values().max(), -map.values().min());
    String name = first.title() + " \u2212 " + second.title();
    Answer answer =
        new Answer(
            "difference",
            name,
            Network.INPUT,
            "",
            new Answer.Aim("difference", "", -1, 0, OptionalDouble.empty()),
            map,
            Optional.empty(),
            new Answer.Cost(0, 0),
            List.of(
                new Texts(Difference.class)
                    .of("difference", String.format(Locale.ROOT, "%.1f", 100 * reach))));
    return new Cell(first.subject(), answer, 0);
  }

  private static Tensor unit(Heatmap map, int height, int width) {
    Heatmap plane = map.isColored() ? PixelMaps.strength(map) : map;
    Tensor values = plane.sign() == Heatmap.Sign.SIGNED ? plane.values() : plane.rectified();
    Tensor large =
        plane
            .cells()
            .map(cells -> MapScaler.placed(values, cells, height, width))
            .orElseGet(() -> MapScaler.bilinear(values, height, width));
    double top = Math.max(large.max(), -large.min());
    return top > 0 ? large.times((float) (1 / top)) : large;
  }
}
