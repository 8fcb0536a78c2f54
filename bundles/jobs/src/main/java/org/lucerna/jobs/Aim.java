/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import org.lucerna.vision.api.compute.Target;

/**
 * What is explained in one picture.
 *
 * @param target its class settled
 * @param id names files: a class's index, or such as {@code softmax-3} or {@code 3-minus-5}
 * @param name for people
 */
record Aim(Target target, String id, String name) {

  /** Whether it is the plain logit of a class, which has a probability. */
  boolean isClass() {
    return target instanceof Target.ClassLogit;
  }
}
