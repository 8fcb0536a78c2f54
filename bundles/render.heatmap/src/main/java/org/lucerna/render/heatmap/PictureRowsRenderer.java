/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureRows;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Pictures in rows of several blocks, framed by what they agree with. */
@Component(service = Renderer.class)
@RendererType(
    id = "picture-rows",
    label = "Rows of pictures",
    subject = PictureRows.class,
    params = PictureRowsParams.class)
public final class PictureRowsRenderer implements Renderer<PictureRows, PictureRowsParams> {

  @Activate
  public PictureRowsRenderer() {}

  @Override
  public Figure render(PictureRows subject, PictureRowsParams params) {
    PictureRowsLayout layout = new PictureRowsLayout(subject, params);
    return Painting.figure(layout.width(), layout.height(), params.theme(), layout::paint);
  }
}
