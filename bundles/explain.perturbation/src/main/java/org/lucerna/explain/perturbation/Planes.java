/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Preprocessing;

/** What a method may be asked at. */
final class Planes {

  private Planes() {}

  /**
   * The layer's feature maps, {@code [C, h, w]}.
   *
   * @throws LucernaException (job invalid) if it has no plane of several cells
   */
  static Tensor of(ExplainRequest<?> request, String method) {
    Tensor maps = request.activation();
    if (maps.rank() != 3 || maps.size(1) * maps.size(2) == 1) {
      throw invalid(
          "method %s needs a layer with feature maps, and %s of %s gives %d values without height and width: use layer last"
              .formatted(method, request.layer(), networkOf(request), maps.length()));
    }
    return maps;
  }

  /**
   * For methods that change the layer's values.
   *
   * @throws LucernaException (job invalid) if what is explained does not depend on them
   */
  static void requireBefore(ExplainRequest<?> request, String method) {
    LayerId read = request.readLayer();
    boolean behind =
        request.probe().network().tail(request.layer()).stream()
            .anyMatch(node -> node.id().equals(read));
    if (!behind) {
      throw invalid(
          "method %s changes the values of %s in %s, on which the target read at %s does not depend: use a layer before it"
              .formatted(method, request.layer(), networkOf(request), read));
    }
  }

  static Preprocessing preprocessing(ExplainRequest<?> request) {
    return request.probe().network().input().preprocessing();
  }

  static LucernaException invalid(String sentence) {
    return new LucernaException(ExitStatus.JOB_INVALID, sentence);
  }

  static String networkOf(ExplainRequest<?> request) {
    return request.probe().network().id();
  }
}
