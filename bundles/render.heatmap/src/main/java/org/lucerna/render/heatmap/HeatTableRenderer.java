/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.HeatTable;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Numbers in rows and columns, coloured by one scale or each row by its own. */
@Component(service = Renderer.class)
@RendererType(
    id = "heat-table",
    label = "Table in colours",
    subject = HeatTable.class,
    params = HeatTableParams.class)
public final class HeatTableRenderer implements Renderer<HeatTable, HeatTableParams> {

  @Activate
  public HeatTableRenderer() {}

  @Override
  public Figure render(HeatTable subject, HeatTableParams params) {
    HeatTableLayout layout = new HeatTableLayout(subject, params);
    return Painting.figure(layout.width(), layout.height(), params.theme(), layout::paint);
  }
}
