/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.Decorator.Method;
import org.lucerna.vision.api.explain.Decorator.Question;

/**
 * The same question about changed copies of the picture, a batch of copies at a time. What the
 * target ranks is settled by the picture itself, so that all copies answer for one class.
 *
 * @param batch copies run at once
 */
record Copies(Method method, Question question, int batch) {

  /**
   * @param copies asked for in order, each once; {@code [3, H, W]}
   * @return a map for each copy, in order
   */
  List<Heatmap> explain(int count, IntFunction<Tensor> copies, Progress progress) {
    Target target = settled(question);
    List<Heatmap> maps = new ArrayList<>();
    while (maps.size() < count) {
      List<Tensor> pictures = new ArrayList<>();
      for (int i = maps.size(); i < Math.min(count, maps.size() + batch); i++) {
        pictures.add(copies.apply(i));
      }
      try (Probe fork = question.probe().fork(plan(pictures, target))) {
        for (int i = 0; i < pictures.size(); i++) {
          Progress part = progress.part("copy " + (maps.size() + 1) + " of " + count, 1.0 / count);
          maps.add(method.explain(question.about(target).on(fork, i), part));
        }
      }
    }
    return maps;
  }

  private ProbePlan plan(List<Tensor> pictures, Target target) {
    List<List<Target>> targets = Collections.nCopies(pictures.size(), List.of(target));
    return new ProbePlan(Tensor.stack(pictures), Set.of(question.layer()), targets);
  }

  static Target settled(Question question) {
    Target target = question.target();
    return target.fixed(question.probe().values(question.picture(), target));
  }
}
