/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.explain;

import java.util.List;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes another map of any method's: smoother, from several layers, multiplied with another. Asked
 * for as {@code METHOD:DECORATOR}. Registered with {@link DecoratorType}. Stateless.
 *
 * @param <P> the parameter record
 */
@ConsumerType
public interface Decorator<P extends Record> {

  /** The method inside, bound to its parameters. */
  @ProviderType
  interface Method {

    /** Its map for another probe, picture, target or layer. */
    Heatmap explain(Question question, Progress progress);
  }

  /**
   * What the method inside is asked.
   *
   * @param layers all layers the user asked for; the first is the one to explain
   */
  record Question(Probe probe, int picture, Target target, List<LayerId> layers, long seed) {

    public Question {
      layers = List.copyOf(layers);
    }

    public LayerId layer() {
      return layers.get(0);
    }

    /** The same about other pictures. */
    public Question on(Probe other, int otherPicture) {
      return new Question(other, otherPicture, target, layers, seed);
    }

    /** The same about another target. */
    public Question about(Target other) {
      return new Question(probe, picture, other, layers, seed);
    }

    /** The same at another layer. */
    public Question at(LayerId layer) {
      return new Question(probe, picture, target, List.of(layer), seed);
    }
  }

  /**
   * The decorated map.
   *
   * @throws org.lucerna.core.api.command.LucernaException (job invalid) if it makes no sense for
   *     this method, layer or target
   */
  Heatmap explain(Method method, Question question, P params, Progress progress);
}
