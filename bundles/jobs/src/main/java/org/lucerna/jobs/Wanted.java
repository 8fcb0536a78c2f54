/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Optional;
import org.lucerna.vision.api.compute.Target;

/**
 * A target as somebody asked for it, before the picture's logits are known.
 *
 * @param name where the target alone does not tell it
 */
record Wanted(Target target, Optional<Name> name) {

  /** As in {@link Aim}. */
  record Name(String id, String text) {}

  static Wanted of(Target target) {
    return new Wanted(target, Optional.empty());
  }
}
