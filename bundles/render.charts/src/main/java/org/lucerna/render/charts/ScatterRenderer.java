/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.lucerna.vision.api.render.Scatter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Points of a plane in groups that differ in colour and in marker; both axes of one scale. */
@Component(service = Renderer.class)
@RendererType(
    id = "scatter",
    label = "Scatter plot",
    subject = Scatter.class,
    params = ScatterParams.class)
public final class ScatterRenderer implements Renderer<Scatter, ScatterParams> {

  @Activate
  public ScatterRenderer() {}

  @Override
  public Figure render(Scatter subject, ScatterParams params) {
    ScatterLayout layout = new ScatterLayout(subject, params);
    return Painting.figure(layout.width(), layout.height(), params.theme(), layout::paint);
  }
}
