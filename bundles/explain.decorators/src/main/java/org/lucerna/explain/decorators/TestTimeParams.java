/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.List;
import org.lucerna.core.api.param.Param;

/** Of {@link TestTimeAugmentation}. */
public record TestTimeParams(
    @Param(value = "true", help = "whether each copy is also shown mirrored") boolean flip,
    @Param(
            value = "0.9,1,1.1",
            help = "factors the normalised picture is multiplied with, a copy each",
            min = 0,
            max = 10)
        List<Double> factors,
    @Param(value = "8", help = "copies run at once", min = 1, max = 1024, provenance = false)
        int batch) {

  /**
   * @throws IllegalArgumentException without factors
   */
  public TestTimeParams {
    factors = List.copyOf(factors);
    if (factors.isEmpty()) {
      throw new IllegalArgumentException("'factors' is empty: give 1 for the picture as it is");
    }
  }
}
