/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One forward pass over a batch of pictures, shared by all questions about them. Answers lazily and
 * keeps what it found. The first gradient asked at a layer is computed for all planned targets of
 * all pictures in one batch. No parameter gradient is ever computed. Not thread-safe.
 */
@ConsumerType
public interface Probe extends AutoCloseable {

  Network network();

  /** The number of pictures. */
  int pictures();

  /** {@code [3, H, W]}, as it was given. */
  Tensor input(int picture);

  float[] logits(int picture);

  /** {@code [C, h, w]} (or {@code [F]} behind flattening), a copy on the heap. */
  Tensor activation(int picture, LayerId layer);

  /** Derivative of the target's score by the layer's output, shaped like {@link #activation}. */
  Tensor gradient(int picture, LayerId layer, Target target);

  /**
   * Logits {@code [M, classes]} when the layer's output (or the input) is replaced by {@code
   * values}.
   */
  Tensor scores(LayerId layer, Tensor values);

  /** The values a target is read from: the logits, or those of its layer. */
  default float[] values(int picture, Target target) {
    return target
        .layer()
        .map(layer -> activation(picture, layer).toArray())
        .orElseGet(() -> logits(picture));
  }

  /** The number that is explained. */
  default double score(int picture, Target target) {
    return target.score(values(picture, target));
  }

  /**
   * What the network answers when a layer's values (or the picture's) are changed. Rows are made
   * and run in batches that fit into memory. Where the graph allows it, the same answers are found
   * without running the network for each row; {@link Responses#shortcut} then says how.
   *
   * @param read the layer whose values are answered; {@link Network#output} for logits
   */
  default Responses perturbed(int picture, LayerId layer, Perturbation change, LayerId read) {
    return NaivePerturbation.run(
        this, picture, new NaivePerturbation.Question(layer, change, read));
  }

  /** In which floating points {@link #perturbed(int, PerturbedPass)} runs here. */
  default Set<Precision> precisions() {
    return Set.of(Precision.FLOAT32);
  }

  /**
   * {@link #perturbed(int, LayerId, Perturbation, LayerId)} in a floating point of the caller's
   * choice. Answers are 32-bit numbers in any case.
   *
   * @throws UnsupportedOperationException if it is not one of {@link #precisions}
   */
  default Responses perturbed(int picture, PerturbedPass pass) {
    if (pass.precision() != Precision.FLOAT32) {
      throw new UnsupportedOperationException(
          "changed values are not run in " + pass.precision() + " here");
    }
    return perturbed(picture, pass.layer(), pass.change(), pass.read());
  }

  /**
   * Walks back through the network under a rule. Repeats of a question are answered from memory.
   *
   * @return by layer of {@link BackwardPass#to}, each shaped like {@link #activation}
   * @throws UnsupportedOperationException if the backend lacks {@link Capability#BACKWARD_RULES}
   */
  default Map<LayerId, Tensor> propagate(int picture, BackwardPass pass) {
    throw new UnsupportedOperationException("this backend knows no rules for walking back");
  }

  /** {@link #propagate} of a target's derivative from where the target is read to one layer. */
  default Tensor propagate(int picture, LayerId to, Target target, BackwardRule rule) {
    LayerId from = target.layer().orElse(network().output());
    Tensor values = activation(picture, from);
    Tensor start = Tensor.wrap(target.cotangent(values.toArray()), values.shape());
    return propagate(picture, new BackwardPass(from, start, Set.of(to), rule)).get(to);
  }

  /**
   * The second derivative of the target's score by the layer's values, times a direction: how the
   * gradient changes as the values move there. Shaped like {@link #activation}.
   *
   * @param direction shaped like the layer's values
   * @throws UnsupportedOperationException if the backend lacks {@link Capability#CURVATURE}
   */
  default Tensor curvature(int picture, LayerId layer, Target target, Tensor direction) {
    throw new UnsupportedOperationException("this backend computes no second derivatives");
  }

  /**
   * The mean of {@link #gradient} over the plane of each channel, {@code [C]}: cheaper than the
   * gradient where a backend finds it without the rest.
   */
  default float[] channelGradient(int picture, LayerId layer, Target target) {
    return gradient(picture, layer, target).channelMeans();
  }

  /**
   * The same for the gradient as it would be after a move, to first order: {@code mean(g + length H
   * direction)}, H the second derivative by the layer's values.
   *
   * @throws UnsupportedOperationException if the backend lacks {@link Capability#CURVATURE}
   */
  default float[] channelGradient(int picture, LayerId layer, Target target, Move move) {
    float[] means = channelGradient(picture, layer, target);
    float[] bent = curvature(picture, layer, target, move.direction()).channelMeans();
    for (int k = 0; k < means.length; k++) {
      means[k] += (float) (move.length() * bent[k]);
    }
    return means;
  }

  /**
   * A move of a layer's values.
   *
   * @param direction shaped like them
   * @param length times the direction; may be negative
   */
  record Move(Tensor direction, double length) {}

  /**
   * A probe of the same model on other pictures, such as noisy copies. The caller closes, before
   * this one.
   *
   * @throws UnsupportedOperationException if the backend lacks {@link Capability#FORKS}
   */
  default Probe fork(ProbePlan plan) {
    throw new UnsupportedOperationException("this backend runs no further pictures");
  }

  /** What has been computed since this probe was opened, its forks included. */
  default Work work() {
    return Work.NONE;
  }

  /** A parameter such as {@code classifier.weight}; kept after the first call. */
  Tensor parameter(String name);

  @Override
  void close();
}
