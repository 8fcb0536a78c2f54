/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;

/**
 * One walk back through the network.
 *
 * @param from where it begins; most often the network's output
 * @param start what is carried back, shaped like the values of {@code from} (one picture's)
 * @param to the layers at whose output it is wanted; all are met in one walk
 */
public record BackwardPass(LayerId from, Tensor start, Set<LayerId> to, BackwardRule rule) {
  public BackwardPass {
    to = Set.copyOf(to);
  }
}
