/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.TargetSum;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.DecoratorType;
import org.osgi.service.component.annotations.Component;

/**
 * For a target {@code a - b}: the method's raw map of a minus that of b, signed. Methods that are
 * linear in the target's derivative (Grad-CAM) give the same map for {@code a - b} itself; others
 * (those that rectify derivatives, perturb or ablate) do not.
 */
@Component
@DecoratorType(
    id = "difference",
    label = "difference of two targets",
    about = "The map of a target's first part minus that of its second: why a rather than b.",
    cost = "2 runs")
public final class TargetDifference implements Decorator<NoParams> {

  @Override
  public Heatmap explain(Method method, Question question, NoParams params, Progress progress) {
    List<TargetSum.Term> terms = terms(Copies.settled(question));
    Target a = terms.get(0).target();
    Target b = terms.get(1).target();
    Heatmap first = method.explain(question.about(a), progress.part("first target", 0.5));
    Heatmap second = method.explain(question.about(b), progress.part("second target", 0.5));
    Maps.requireOne(first, "difference");
    float[] out = first.values().toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] -= second.values().at(i);
    }
    Tensor difference = Tensor.wrap(out, first.values().shape());
    return Maps.remade(List.of(first, second), difference, Heatmap.Sign.SIGNED)
        .with("difference", "map of the first target minus map of the second");
  }

  private static List<TargetSum.Term> terms(Target target) {
    boolean fits =
        target instanceof TargetSum sum
            && sum.terms().size() == 2
            && sum.terms().get(0).factor() == 1
            && sum.terms().get(1).factor() == -1;
    if (!fits) {
      throw Maps.refusal(
          "decorator difference needs a target of the form a - b, such as 'tabby - tiger cat'");
    }
    return ((TargetSum) target).terms();
  }
}
