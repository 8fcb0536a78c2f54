/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.List;
import java.util.Random;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.explain.backprop.InputXGradient;
import org.lucerna.explain.backprop.Saliency;
import org.lucerna.explain.gradcam.GradCam;
import org.lucerna.testkit.PooledProbe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;

/** Methods to decorate, and questions to ask them. */
final class Methods {

  /** Two classes, three channels. */
  static final Tensor WEIGHT = Tensor.of(new float[] {1, -2, 0.5f, -1, 0.75f, -1}, 2, 3);

  static final Decorator.Method GRAD_CAM = method(new GradCam());
  static final Decorator.Method SALIENCY = method(new Saliency());
  static final Decorator.Method INPUT_X_GRADIENT = method(new InputXGradient());

  private Methods() {}

  static Decorator.Method method(Explainer<NoParams> explainer) {
    return (q, progress) ->
        explainer.explain(
            new ExplainRequest<>(
                q.probe(), q.picture(), q.target(), q.layer(), q.seed(), new NoParams()),
            progress);
  }

  /** Answers the same map, whatever is asked. */
  static Decorator.Method constant(Heatmap map) {
    return (question, progress) -> map;
  }

  static PooledProbe probe(Tensor picture) {
    return new PooledProbe(Tensor.stack(List.of(picture)), WEIGHT);
  }

  static Tensor noise(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[3 * size * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, 3, size, size);
  }

  static Decorator.Question question(PooledProbe probe, Target target) {
    return new Decorator.Question(probe, 0, target, List.of(PooledProbe.MAPS), 1);
  }

  static Decorator.Question question() {
    return question(probe(noise(6, 4)), Target.ofClass(0));
  }

  static Heatmap plain(Decorator.Method method, Decorator.Question question) {
    return method.explain(question, Progress.none());
  }
}
