/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.BarChart;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Horizontal bars: labels of any length stay legible. */
@Component(service = Renderer.class)
@RendererType(id = "bars", label = "Bars", subject = BarChart.class, params = BarParams.class)
public final class BarRenderer implements Renderer<BarChart, BarParams> {

  @Activate
  public BarRenderer() {}

  @Override
  public Figure render(BarChart subject, BarParams params) {
    BarLayout layout = new BarLayout(subject, params);
    return Painting.figure(layout.width(), layout.height(), params.theme(), layout::paint);
  }
}
