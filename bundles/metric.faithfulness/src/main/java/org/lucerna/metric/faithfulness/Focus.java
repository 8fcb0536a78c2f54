/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.ExplanationMetricType;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.osgi.service.component.annotations.Component;

/**
 * Focus (Arias-Duart et al. 2022; Quantus' Focus): the same method explains the same class on
 * mosaics of two by two pictures, of which this picture and another one are of the class and two
 * are not; the share of the map's positive values on the two. 1/2 is what a map gets that does not
 * look at the class.
 *
 * <p>The other pictures are those of the inspection, of other groups (no duplicates); which ones,
 * and where each stands, is drawn by picture, the same for all methods. Undefined for maps of other
 * classes than the picture's own, for maps that no method makes, and where there are too few
 * pictures. As in the authors' code the four pictures keep their size; {@code cells=half} is for
 * networks that answer one size only.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "focus",
    label = "Focus on mosaics",
    about = "Whether the method finds the class's pictures in a mosaic of four",
    cite = "A. Arias-Duart et al., Focus! Rating XAI methods and finding biases, FUZZ-IEEE 2022",
    measures = {
      "focus score higher share of the map's positive values on the two pictures of the class in"
          + " mosaics of four"
    },
    cost = "mosaics maps of four times the pixels (2)",
    params = FocusParams.class)
public final class Focus implements ExplanationMetric<FocusParams> {

  @Override
  public Gauge gauge(Inspection inspection, FocusParams params, Progress progress) {
    return new Defined((map, part) -> measure(inspection, params, map, part));
  }

  private static Readings measure(
      Inspection inspection, FocusParams params, ExaminedMap map, Progress progress)
      throws IOException {
    InspectedPicture picture = map.picture();
    if (!map.isRepeatable()) {
      return Readings.undefined("no method makes this map, so that none says it of mosaics");
    }
    if (!picture.label().equals(OptionalInt.of(map.classIndex()))) {
      return Readings.undefined("the map is about another class than the picture's own");
    }
    List<InspectedPicture> same = new ArrayList<>();
    List<InspectedPicture> others = new ArrayList<>();
    for (InspectedPicture other : inspection.pictures()) {
      if (other.label().isPresent() && !other.group().equals(picture.group())) {
        (other.label().equals(picture.label()) ? same : others).add(other);
      }
    }
    if (same.isEmpty() || others.size() < 2) {
      return Readings.undefined(
          "a mosaic needs another picture of the class and two of other classes");
    }
    return measured(new Choice(inspection, params.cells(), same, others), params, map, progress);
  }

  private static Readings measured(
      Choice choice, FocusParams params, ExaminedMap map, Progress progress) throws IOException {
    SplittableRandom random = new SplittableRandom(map.seed());
    double sum = 0;
    int defined = 0;
    for (int i = 0; i < params.mosaics(); i++) {
      progress.step(i, params.mosaics());
      Drawn drawn = choice.draw(map.input(), random);
      int height = drawn.mosaic().size(1);
      int width = drawn.mosaic().size(2);
      Progress part = progress.part("mosaic", 1.0 / params.mosaics());
      Heatmap found = map.explain(Tensor.stack(List.of(drawn.mosaic())), part).get(0);
      double[] shares = Mosaic.shares(found, height, width);
      double focus = shares[drawn.first()] + shares[drawn.second()];
      if (Double.isFinite(focus)) {
        sum += focus;
        defined++;
      }
    }
    return defined > 0
        ? Readings.of("focus", sum / defined)
        : Readings.undefined("the maps of the mosaics have no positive evidence");
  }

  /**
   * A mosaic.
   *
   * @param first the cell of the picture
   * @param second the cell of the other one of its class
   */
  private record Drawn(Tensor mosaic, int first, int second) {}

  /** What mosaics are made of; neither list is empty. */
  private record Choice(
      Inspection inspection,
      FocusParams.Cells size,
      List<InspectedPicture> same,
      List<InspectedPicture> others) {

    Drawn draw(Tensor own, SplittableRandom random) throws IOException {
      int one = random.nextInt(others.size());
      int two = random.nextInt(others.size() - 1);
      List<InspectedPicture> three =
          List.of(
              same.get(random.nextInt(same.size())),
              others.get(one),
              others.get(two < one ? two : two + 1));
      Tensor inputs = inspection.inputs(inspection.crops(three));
      int[] places = {0, 1, 2, 3};
      for (int i = 3; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int place = places[i];
        places[i] = places[j];
        places[j] = place;
      }
      Tensor[] cells = new Tensor[4];
      cells[places[0]] = sized(own);
      for (int i = 0; i < 3; i++) {
        cells[places[i + 1]] = sized(inputs.slice(i));
      }
      return new Drawn(Mosaic.of(Arrays.asList(cells)), places[0], places[1]);
    }

    private Tensor sized(Tensor input) {
      return size == FocusParams.Cells.HALF ? Mosaic.halved(input) : input;
    }
  }
}
