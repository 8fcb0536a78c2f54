/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.backprop;

import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.explain.ExplainRequest;

/** The layer's values, for methods that need feature maps. */
final class FeatureMaps {

  private FeatureMaps() {}

  /**
   * {@code [C, h, w]}.
   *
   * @throws LucernaException (job invalid) if the layer has no plane of cells
   */
  static Tensor of(ExplainRequest<?> request, String method) {
    Tensor maps = request.activation();
    if (maps.rank() != 3 || maps.size(1) * maps.size(2) == 1) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "method %s needs a layer with feature maps, and %s of %s gives %d values without height and width: use layer last"
              .formatted(method, request.layer(), request.probe().network().id(), maps.length()));
    }
    return maps;
  }
}
