/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

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

  /** A parameter such as {@code classifier.weight}; kept after the first call. */
  Tensor parameter(String name);

  @Override
  void close();
}
