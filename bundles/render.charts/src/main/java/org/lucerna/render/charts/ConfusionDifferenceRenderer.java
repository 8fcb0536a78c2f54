/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.ConfusionDifference;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Where one model's confusion matrix differs from another's, in diverging colours. */
@Component(service = Renderer.class)
@RendererType(
    id = "confusion-difference",
    label = "Difference of two confusion matrices",
    subject = ConfusionDifference.class,
    params = ConfusionParams.class)
public final class ConfusionDifferenceRenderer
    implements Renderer<ConfusionDifference, ConfusionParams> {

  @Activate
  public ConfusionDifferenceRenderer() {}

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is not a row and a column for each class
   */
  @Override
  public Figure render(ConfusionDifference subject, ConfusionParams params) {
    MatrixLayout layout =
        new MatrixLayout(
            DifferenceInk.fields(subject, params.theme()), params.cell(), params.theme());
    return Painting.figure(layout.width(), layout.height(), params.theme(), layout::paint);
  }
}
