/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.List;
import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.statistics.Ranks;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.measure.ExaminedMap;

/**
 * The strongest class but the map's own, and how alike their maps are: {@link RankCorrelation} of
 * their evidence.
 *
 * @param similarity empty where the other map has no evidence
 * @param passes what its map cost
 */
record Rival(int classIndex, OptionalDouble similarity, double passes) {

  /**
   * @param question that made the map
   */
  static Rival of(ExaminedMap map, MapQuestion question, Inspection inspection, Progress progress) {
    int other = strongest(map.logits(), map.classIndex());
    MapQuestion asked =
        new MapQuestion(question.method(), question.layers(), other, question.params());
    Tensor input = Tensor.stack(List.of(map.input()));
    MapAnswers answers = inspection.explain(inspection.model(), input, List.of(asked), progress);
    Heatmap its = answers.maps().get(0).get(0);
    return new Rival(
        other,
        Ranks.of(map.evidence().toArray()).correlation(Ranks.of(Maps.evidence(map, its).toArray())),
        answers.passes());
  }

  /** The largest logit but one's own, of equals the first. */
  static int strongest(float[] logits, int but) {
    int best = -1;
    for (int i = 0; i < logits.length; i++) {
      if (i != but && (best < 0 || logits[i] > logits[best])) {
        best = i;
      }
    }
    return best;
  }
}
