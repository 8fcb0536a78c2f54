/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import org.lucerna.imaging.Painting;
import org.lucerna.vision.api.render.DistanceMatrix;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Distances as a heat map, ordered by the tree of their clustering, which stands beside it. */
@Component(service = Renderer.class)
@RendererType(
    id = "distances",
    label = "Distances and their tree",
    subject = DistanceMatrix.class,
    params = ConfusionParams.class)
public final class DistanceRenderer implements Renderer<DistanceMatrix, ConfusionParams> {

  @Activate
  public DistanceRenderer() {}

  @Override
  public Figure render(DistanceMatrix subject, ConfusionParams params) {
    Clustering.Cluster tree = Clustering.of(subject.values());
    MatrixLayout matrix =
        new MatrixLayout(
            DistanceInk.fields(subject, tree.members(), params.theme()),
            params.cell(),
            params.theme());
    Dendrogram dendrogram = new Dendrogram(tree, matrix, params.theme());
    int width = Math.max(matrix.width(), dendrogram.right());
    return Painting.figure(
        width,
        matrix.height(),
        params.theme(),
        g -> {
          matrix.paint(g);
          dendrogram.paint(g);
        });
  }
}
