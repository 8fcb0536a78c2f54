/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.lucerna.vision.api.render.TileSheet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Many small maps or pictures with captions, one colour bar for all. */
@Component(service = Renderer.class)
@RendererType(
    id = "tiles",
    label = "Sheet of tiles",
    subject = TileSheet.class,
    params = TilesParams.class)
public final class TilesRenderer implements Renderer<TileSheet, TilesParams> {

  @Activate
  public TilesRenderer() {}

  @Override
  public Figure render(TileSheet subject, TilesParams params) {
    TileHeader header = new TileHeader(subject, params);
    TileGrid grid = new TileGrid(subject, params);
    int width = Math.max(TileHeader.LEAST_WIDTH, grid.width() + 2 * TileHeader.MARGIN);
    int top = header.height(width);
    return Painting.figure(
        width,
        top + grid.height() + TileHeader.MARGIN,
        params.theme(),
        g -> {
          header.paint(g, width);
          g.translate(TileHeader.MARGIN, top);
          grid.paint(g);
        });
  }
}
