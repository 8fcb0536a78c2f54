/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.maps;

import java.io.IOException;
import java.util.List;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Shape;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The channels of layers for each picture, drawn and in numbers. One forward pass serves all layers
 * of a picture; one way back to the first of them gives what each channel contributes to a class
 * score: the sum over its cells of derivative times activation, the first-order term of the score
 * in that channel (what Grad-CAM's map of the channel alone sums to where the derivative is the
 * same in all cells; Selvaraju et al. 2017, eq. 1 and 2).
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "feature-maps",
    label = "show the channels of layers for each picture, sorted by activation or contribution",
    cite = "Zeiler and Fergus 2014, ECCV; Selvaraju et al. 2017, ICCV",
    params = FeatureMapsParams.class)
public final class FeatureMaps implements Analysis<FeatureMapsParams> {

  @Activate
  public FeatureMaps() {}

  @Override
  public Findings analyse(Inspection inspection, FeatureMapsParams params, Progress progress)
      throws IOException {
    List<InspectedPicture> pictures = inspection.pictures();
    if (pictures.isEmpty()) {
      throw new LucernaException(
          ExitStatus.USAGE, "feature-maps needs pictures: give a data set or an image");
    }
    if (params.sort() == Order.CONTRIBUTION && params.target().equals("none")) {
      throw new ParamException(
          "target", "sort 'contribution' needs a target: predicted or a class");
    }
    Layers network = new Layers(inspection.model().network());
    List<LayerId> layers = network.maps(inspection, params.layers());
    List<Shape> shapes = layers.stream().map(network::shape).toList();
    new Budget(params, shapes).require(pictures.size());
    FeatureMapsRun run = new FeatureMapsRun(inspection, params, layers);
    int batch = Batches.size(shapes);
    for (int from = 0; from < pictures.size(); from += batch) {
      progress.step(from, pictures.size());
      run.add(pictures.subList(from, Math.min(pictures.size(), from + batch)));
    }
    progress.step(pictures.size(), pictures.size());
    return run.findings();
  }

  /** Whether what is asked for fits into memory. */
  private record Budget(FeatureMapsParams params, List<Shape> shapes) {

    /** A row of the table as objects. */
    private static final int ROW_BYTES = 240;

    void require(int pictures) {
      long bytes = 0;
      for (Shape shape : shapes) {
        long plane = (long) Float.BYTES * shape.height() * shape.width();
        int shown = params.top() == 0 ? shape.channels() : Math.min(params.top(), shape.channels());
        bytes += shown * plane + (long) ROW_BYTES * shape.channels();
        bytes += params.arrays() ? shape.channels() * plane : 0;
      }
      long room = Runtime.getRuntime().maxMemory() / 2;
      if (bytes * pictures > room) {
        throw new ParamException(
            "layers",
            "the feature maps of %d pictures at %d layers need about %d MB of memory, and %d are free: take fewer pictures (limit) or layers, or arrays=false"
                .formatted(pictures, shapes.size(), bytes * pictures >> 20, room >> 20));
      }
    }
  }
}
