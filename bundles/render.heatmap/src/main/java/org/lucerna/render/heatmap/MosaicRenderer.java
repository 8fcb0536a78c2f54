/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Mosaic;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Small pictures at places of a plane or on a grid, framed and marked by group. */
@Component(service = Renderer.class)
@RendererType(
    id = "mosaic",
    label = "Mosaic of pictures",
    subject = Mosaic.class,
    params = MosaicParams.class)
public final class MosaicRenderer implements Renderer<Mosaic, MosaicParams> {

  @Activate
  public MosaicRenderer() {}

  @Override
  public Figure render(Mosaic subject, MosaicParams params) {
    MosaicLayout layout = new MosaicLayout(subject, params);
    return Painting.figure(layout.width(), layout.height(), params.theme(), layout::paint);
  }
}
