/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Ranking;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Values with intervals in order; beside them, bars join what was not told apart. */
@Component(service = Renderer.class)
@RendererType(
    id = "ranking",
    label = "Order with intervals",
    subject = Ranking.class,
    params = BarParams.class)
public final class RankingRenderer implements Renderer<Ranking, BarParams> {

  @Activate
  public RankingRenderer() {}

  @Override
  public Figure render(Ranking subject, BarParams params) {
    RankingLayout layout = new RankingLayout(subject, params);
    return Painting.figure(layout.width(), layout.height(), params.theme(), layout::paint);
  }
}
