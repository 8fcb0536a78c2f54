/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.List;
import java.util.function.Supplier;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.Weights;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A network with weights on a device. Inference is thread-safe; probes and learners belong to the
 * thread that uses them. Running out of memory is a LucernaException (device).
 */
@ConsumerType
public interface Model extends AutoCloseable {

  Network network();

  Device device();

  /** Logits {@code [N, classes]} of inputs {@code [N, 3, H, W]}, in evaluation mode. */
  default Tensor logits(Tensor inputs) {
    return run(Network.INPUT, inputs, network().output());
  }

  /**
   * Values of layer {@code to} computed from values of layer {@code from}, in evaluation mode.
   *
   * @param values {@code [N, ...]} of {@code from}, or of {@link Network#INPUT}
   * @throws IllegalArgumentException if {@code to} also depends on something that does not pass
   *     through {@code from}
   */
  Tensor run(LayerId from, Tensor values, LayerId to);

  /**
   * Into how many pieces work on several inputs is best cut for {@link #sideBySide}; at least 1.
   */
  default int lanes() {
    return 1;
  }

  /**
   * Runs pieces of work that compute with this model, side by side where that is faster than one
   * after another; each on one thread, on which it may open probes of its own. Returns when all
   * have ended.
   *
   * @return the results, in the order of the work
   * @throws RuntimeException the first of the pieces' failures
   */
  default <T> List<T> sideBySide(List<Supplier<T>> work) {
    return work.stream().map(Supplier::get).toList();
  }

  /** One shared forward pass, kept open for questions. The caller closes. */
  Probe probe(ProbePlan plan);

  /** Trains this model's parameters in place. The caller closes. */
  Learner learner(Learner.Setup setup);

  /**
   * The parameters as they are now; each is copied out when it is read. Steps of a learner do not
   * show through, whether it was opened before or after. The caller closes, before the model.
   */
  Weights weights();

  @Override
  void close();
}
