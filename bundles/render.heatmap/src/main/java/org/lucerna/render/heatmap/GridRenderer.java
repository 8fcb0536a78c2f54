/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Pictures in labelled rows and columns, all of one width. */
@Component(service = Renderer.class)
@RendererType(
    id = "grid",
    label = "Grid of pictures",
    subject = PictureGrid.class,
    params = GridParams.class)
public final class GridRenderer implements Renderer<PictureGrid, GridParams> {

  @Activate
  public GridRenderer() {}

  @Override
  public Figure render(PictureGrid subject, GridParams params) {
    GridLayout layout = new GridLayout(subject, params);
    return Painting.figure(layout.width(), layout.height(), params.theme(), layout::paint);
  }
}
