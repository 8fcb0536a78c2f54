/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.ExplanationMetricType;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.osgi.service.component.annotations.Component;

/**
 * Deletion and insertion (Petsiuk et al. 2018; their {@code evaluation.py}): the class's softmax
 * probability while pixels, the most relevant first, are replaced by the mean colour (0 after
 * normalisation), and while they come back into a blurred picture (Gaussian, 11 by 11 pixels, sigma
 * 5). The areas are from 0 to 1.
 *
 * <p>Differences: 28 steps instead of one for every row of pixels ({@code steps} gives the
 * published ones); the class is the map's, which is the predicted one where the map is about it;
 * equal values have a fixed order ({@link Ranking}). Both changed pictures are unlike any that the
 * network was trained on, and insertion's end is the unchanged picture for every map: only maps of
 * the same picture can be compared.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "deletion-insertion",
    label = "Deletion and insertion",
    about = "How fast the class is lost as the map's pixels go, and found again as they come back",
    cite =
        "V. Petsiuk, A. Das and K. Saenko, RISE: Randomized input sampling for explanation of"
            + " black-box models, BMVC 2018",
    measures = {
      "deletion-auc score lower area under the class's probability while pixels are replaced by the"
          + " mean colour, most relevant first",
      "insertion-auc score higher area under the class's probability while pixels are put into the"
          + " blurred picture, most relevant first"
    },
    cost = "2 steps F (56 F)",
    panel = true,
    params = DeletionInsertionParams.class)
public final class DeletionInsertion implements ExplanationMetric<DeletionInsertionParams> {

  @Override
  public Gauge gauge(Inspection inspection, DeletionInsertionParams params, Progress progress) {
    return new Defined(new Curves(params.steps()));
  }

  private static final class Curves implements Gauge {

    private final int wanted;
    private Tensor input;
    private Tensor blurred;

    Curves(int wanted) {
      this.wanted = wanted;
    }

    @Override
    public Readings measure(ExaminedMap map, Progress progress) {
      Steps steps = Steps.of(map.relevance().length(), wanted);
      int[] order = Ranking.of(map.relevance());
      Replacing deleting = new Replacing(map.input(), Fillers.mean(map.input()), order);
      Replacing inserting = new Replacing(blurred(map.input()), map.input(), order);
      double[] deletion =
          new Answers(map, progress.part("deletion", 0.5)).removing(deleting, steps);
      double[] insertion =
          new Answers(map, progress.part("insertion", 0.5)).restoring(inserting, steps);
      return Readings.builder()
          .value("deletion-auc", Steps.area(deletion))
          .value("insertion-auc", Steps.area(insertion))
          .curve("deletion", steps.shares(), deletion)
          .curve("insertion", steps.shares(), insertion)
          .build();
    }

    /** Maps of one picture come one after another. */
    private Tensor blurred(Tensor picture) {
      if (picture != input) {
        blurred = Blur.RISE.of(picture);
        input = picture;
      }
      return blurred;
    }
  }
}
