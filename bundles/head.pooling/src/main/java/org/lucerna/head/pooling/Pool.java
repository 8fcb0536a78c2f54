/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.pooling;

import org.lucerna.vision.api.network.Op;

/** Pooling over the whole plane, to {@code [C, 1, 1]}. */
public enum Pool {
  /** The mean of each map. */
  AVG("gap", new Op.AdaptiveAvgPool(1, 1)),
  /** The largest value of each map. */
  MAX("gmp", new Op.GlobalMaxPool());

  private final String id;
  private final Op op;

  Pool(String id, Op op) {
    this.id = id;
    this.op = op;
  }

  /** The head's name, which a network carries behind its own. */
  String id() {
    return id;
  }

  Op op() {
    return op;
  }
}
