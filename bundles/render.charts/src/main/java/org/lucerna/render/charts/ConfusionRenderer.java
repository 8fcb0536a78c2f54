/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.ConfusionMatrix;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Counts of true against predicted classes; a field's colour is its share of the true class. */
@Component(service = Renderer.class)
@RendererType(
    id = "confusion",
    label = "Confusion matrix",
    subject = ConfusionMatrix.class,
    params = ConfusionParams.class)
public final class ConfusionRenderer implements Renderer<ConfusionMatrix, ConfusionParams> {

  @Activate
  public ConfusionRenderer() {}

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is not a row and a column for each class
   */
  @Override
  public Figure render(ConfusionMatrix subject, ConfusionParams params) {
    MatrixLayout layout =
        new MatrixLayout(
            ConfusionInk.fields(subject, params.theme()), params.cell(), params.theme());
    return Painting.figure(layout.width(), layout.height(), params.theme(), layout::paint);
  }
}
