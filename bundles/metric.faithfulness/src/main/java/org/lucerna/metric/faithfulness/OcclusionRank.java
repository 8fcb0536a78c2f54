/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.faithfulness;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.statistics.Ranks;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.measure.ExaminedMap;
import org.lucerna.vision.api.measure.ExplanationMetric;
import org.lucerna.vision.api.measure.ExplanationMetricType;
import org.lucerna.vision.api.measure.Gauge;
import org.lucerna.vision.api.measure.Readings;
import org.osgi.service.component.annotations.Component;

/**
 * Rank correlation with occlusion (Selvaraju et al. 2017, section 5.3: Grad-CAM .254, Guided
 * Grad-CAM .261, c-MWP .220, CAM .208, Guided Backpropagation .168 on Pascal VOC 2007 val): a
 * square moves over the picture, and each of its places has what the class's logit loses when it
 * has the mean colour; Spearman's correlation over the places with the mean of the map on the
 * square.
 *
 * <p>The square is ours (48 pixels of 224 at a stride of 16), so that values cannot be held against
 * the paper's table. Occlusion's map is computed once for maps of one picture and class that come
 * one after another.
 */
@Component(service = ExplanationMetric.class)
@ExplanationMetricType(
    id = "occlusion-rank",
    label = "Rank correlation with occlusion",
    about = "Whether the map ranks places as covering them does",
    cite = "R. R. Selvaraju et al., Grad-CAM, ICCV 2017, section 5.3",
    measures = {
      "occlusion-rank score higher Spearman's correlation of the map's mean on squares with what the"
          + " class's logit loses when they are covered"
    },
    cost = "144 F a picture and class, shared by its maps",
    params = OcclusionRankParams.class)
public final class OcclusionRank implements ExplanationMetric<OcclusionRankParams> {

  @Override
  public Gauge gauge(Inspection inspection, OcclusionRankParams params, Progress progress) {
    return new Defined(new Covering(params));
  }

  private static final class Covering implements Gauge {

    private final OcclusionRankParams params;
    private Tensor input;
    private int classIndex;
    private List<Patch> places;
    private double[] losses;

    Covering(OcclusionRankParams params) {
      this.params = params;
    }

    @Override
    public Readings measure(ExaminedMap map, Progress progress) {
      if (map.input() != input || map.classIndex() != classIndex) {
        places = places(map.input());
        losses = losses(map, progress);
        input = map.input();
        classIndex = map.classIndex();
      }
      Tensor relevance = map.relevance();
      double[] sums = places.stream().mapToDouble(p -> p.sum(relevance)).toArray();
      OptionalDouble value = Ranks.of(sums).correlation(Ranks.of(losses));
      return value.isPresent()
          ? Readings.of("occlusion-rank", value.getAsDouble())
          : Readings.undefined("no place of the square differs from another");
    }

    private double[] losses(ExaminedMap map, Progress progress) {
      Answers answers = new Answers(map, progress);
      double[] values =
          answers.of(
              places.size(),
              (from, to) -> Patch.hidden(map.input(), places.subList(from, to)),
              Answers.Output.LOGIT);
      double whole = answers.unchanged(Answers.Output.LOGIT);
      for (int i = 0; i < values.length; i++) {
        values[i] = whole - values[i];
      }
      return values;
    }

    /** What the stride leaves over is shared by both borders. */
    private List<Patch> places(Tensor picture) {
      int height = picture.size(1);
      int width = picture.size(2);
      int shorter = Math.min(height, width);
      int side = Math.max(1, (int) Math.round(params.patch() * shorter));
      int stride = Math.max(1, (int) Math.round(params.stride() * shorter));
      List<Patch> all = new ArrayList<>();
      for (int y = (height - side) % stride / 2; y + side <= height; y += stride) {
        for (int x = (width - side) % stride / 2; x + side <= width; x += stride) {
          all.add(new Patch(y, x, side));
        }
      }
      return all;
    }
  }
}
