/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.util.Optional;
import org.lucerna.vision.api.measure.ExaminedMap;

/** Why nothing can be said of a map. */
final class Defects {

  private Defects() {}

  static Optional<String> of(ExaminedMap map) {
    return map.map().names().isEmpty()
        ? map.defect()
        : Optional.of("it is %d maps at once".formatted(map.map().names().size()));
  }

  /** The same, where the map must be made again of other inputs. */
  static Optional<String> ofRepeatable(ExaminedMap map) {
    return of(map)
        .or(
            () ->
                map.isRepeatable()
                    ? Optional.empty()
                    : Optional.of(
                        map.method() + " is made by no method that could be asked again"));
  }
}
