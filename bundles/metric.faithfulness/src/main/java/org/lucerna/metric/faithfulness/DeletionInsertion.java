/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.Arrays;
import java.util.List;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.metric.faithfulness.Answers.Output;
import org.lucerna.metric.faithfulness.DeletionInsertionParams.Points;
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
 * <p>Differences: 16 steps, closer where a curve bends ({@link BendingCurve}), instead of one for
 * every row of pixels ({@code steps} and {@code points} give the published ones); the class is the
 * map's, which is the predicted one where the map is about it; equal values have a fixed order
 * ({@link Ranking}). Both changed pictures are unlike any that the network was trained on, and
 * insertion's end is the unchanged picture for every map: only maps of the same picture can be
 * compared.
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
    cost = "2 (steps - 1) F (30 F), and 2 F a picture",
    panel = true,
    params = DeletionInsertionParams.class)
public final class DeletionInsertion implements ExplanationMetric<DeletionInsertionParams> {

  @Override
  public Gauge gauge(Inspection inspection, DeletionInsertionParams params, Progress progress) {
    int steps = params.steps();
    return new Defined(params.points() == Points.EVEN ? even(steps) : new Bending(steps));
  }

  private static Gauge even(int wanted) {
    return (map, progress) -> {
      Steps steps = Steps.of(map.relevance().length(), wanted);
      int[] order = Ranking.of(map.relevance());
      Replacing deleting = new Replacing(map.input(), Fillers.mean(map.input()), order);
      Replacing inserting = new Replacing(Blur.RISE.of(map.input()), map.input(), order);
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
    };
  }

  private static final class Bending implements Gauge {

    private final int steps;
    private Ends ends;

    Bending(int steps) {
      this.steps = steps;
    }

    @Override
    public Readings measure(ExaminedMap map, Progress progress) {
      if (ends == null || ends.input() != map.input()) {
        ends = Ends.of(map); // maps of one picture come one after another
      }
      int[] order = Ranking.of(map.relevance());
      double whole = Output.PROBABILITY.of(map.logits(), map.classIndex());
      BendingCurve deletion =
          curve(
              map,
              new Replacing(map.input(), ends.mean(), order),
              whole,
              Output.PROBABILITY.of(ends.ofMean(), map.classIndex()),
              progress.part("deletion", 0.5));
      BendingCurve insertion =
          curve(
              map,
              new Replacing(ends.blurred(), map.input(), order),
              Output.PROBABILITY.of(ends.ofBlurred(), map.classIndex()),
              whole,
              progress.part("insertion", 0.5));
      return Readings.builder()
          .value("deletion-auc", deletion.area())
          .value("insertion-auc", insertion.area())
          .curve("deletion", deletion.shares(), deletion.values())
          .curve("insertion", insertion.shares(), insertion.values())
          .build();
    }

    private BendingCurve curve(
        ExaminedMap map, Replacing pixels, double none, double all, Progress progress) {
      return BendingCurve.of(
          map.relevance().length(),
          steps,
          none,
          all,
          counts ->
              new Answers(map, progress)
                  .of(
                      counts.length,
                      (from, to) -> pixels.inputs(Arrays.copyOfRange(counts, from, to)),
                      Output.PROBABILITY));
    }
  }

  /** What curves end in, the same for all maps of a picture, and what the network says of it. */
  private record Ends(
      Tensor input, Tensor mean, float[] ofMean, Tensor blurred, float[] ofBlurred) {

    static Ends of(ExaminedMap map) {
      Tensor input = map.input();
      Tensor mean = Fillers.mean(input);
      Tensor blurred = Blur.RISE.of(input);
      Tensor logits = map.logits(Tensor.stack(List.of(mean, blurred)));
      return new Ends(input, mean, logits.slice(0).toArray(), blurred, logits.slice(1).toArray());
    }
  }
}
