/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.util.List;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.ColorScale;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** A horizontal bar of all colours: the legend of a grid. */
@Component(service = Renderer.class)
@RendererType(
    id = "color-bar",
    label = "Colour bar",
    subject = ColorScale.class,
    params = ColorBarParams.class)
public final class ColorBarRenderer implements Renderer<ColorScale, ColorBarParams> {

  private static final int MARGIN = 2;

  @Activate
  public ColorBarRenderer() {}

  @Override
  public Figure render(ColorScale subject, ColorBarParams params) {
    boolean signed = subject.sign() == Heatmap.Sign.SIGNED;
    ColorBar bar =
        new ColorBar(
            params.colors().colors(signed), ticks(subject, signed), title(subject), params.theme());
    int width = params.width();
    int height = bar.horizontalHeight() + 2 * MARGIN;
    Box place = new Box(MARGIN, MARGIN, width - 2 * MARGIN, 0);
    return Painting.figure(width, height, params.theme(), g -> bar.paintHorizontal(g, place));
  }

  private static List<ColorBar.Tick> ticks(ColorScale subject, boolean signed) {
    if (subject.top().isPresent()) {
      double top = subject.top().getAsDouble();
      return ColorBar.ticks(signed ? -top : 0, top);
    }
    return signed
        ? List.of(
            new ColorBar.Tick(0, "against"),
            new ColorBar.Tick(0.5, "0"),
            new ColorBar.Tick(1, "for"))
        : List.of(
            new ColorBar.Tick(0, "0"),
            new ColorBar.Tick(0.5, "half"),
            new ColorBar.Tick(1, "maximum"));
  }

  private static String title(ColorScale subject) {
    return subject.top().isPresent()
        ? subject.unit()
        : subject.unit() + ", each map up to its own maximum";
  }
}
