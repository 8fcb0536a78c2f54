/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FramedPicture;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** White frames on a picture, each led to its name beside the picture. */
@Component(service = Renderer.class)
@RendererType(
    id = "frames",
    label = "Named frames on a picture",
    subject = FramedPicture.class,
    params = FramesParams.class)
public final class FramesRenderer implements Renderer<FramedPicture, FramesParams> {

  @Activate
  public FramesRenderer() {}

  @Override
  public Figure render(FramedPicture subject, FramesParams params) {
    FramesLayout layout = new FramesLayout(subject, params);
    return Painting.figure(layout.width(), layout.height(), params.theme(), layout::paint);
  }
}
