/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.perturbation;

import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.explain.ExplainRequest;

/** What stands where a piece of the picture is hidden. */
public enum Hidden {
  /** The piece in its own mean colour. */
  PIECE_MEAN,
  /** See {@link Baseline#ZERO}. */
  ZERO,
  /** See {@link Baseline#BLACK}. */
  BLACK,
  /** See {@link Baseline#MEAN}. */
  MEAN,
  /** See {@link Baseline#BLUR}. */
  BLUR;

  Optional<Tensor> of(ExplainRequest<?> request, Superpixels pieces) {
    return this == PIECE_MEAN
        ? Optional.of(pieces.means(request.probe().input(request.picture())))
        : Baseline.valueOf(name()).of(request);
  }
}
