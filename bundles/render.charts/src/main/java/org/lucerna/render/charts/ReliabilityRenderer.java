/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.ReliabilityDiagram;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Accuracy against stated probability, with the number of predictions below: bars on the dashed
 * diagonal belong to a network that is right as often as it says.
 */
@Component(service = Renderer.class)
@RendererType(
    id = "reliability",
    label = "Reliability diagram",
    subject = ReliabilityDiagram.class,
    params = ReliabilityParams.class)
public final class ReliabilityRenderer implements Renderer<ReliabilityDiagram, ReliabilityParams> {

  @Activate
  public ReliabilityRenderer() {}

  @Override
  public Figure render(ReliabilityDiagram subject, ReliabilityParams params) {
    ReliabilityLayout layout = new ReliabilityLayout(subject, params);
    return Painting.figure(layout.width(), layout.height(), params.theme(), layout::paint);
  }
}
