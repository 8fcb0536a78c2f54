/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import org.lucerna.vision.api.compute.Work;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Op;

/**
 * Counts the multiply-accumulates of a probe and its forks as they are done: from the sizes that
 * arrays really have, so that other picture sizes, rows and smaller classifiers count as they are.
 * Thread-safe: rows may run side by side.
 */
final class Meter {

  private long forward;
  private long backward;

  /** A layer has run. */
  synchronized void ran(Node node, PtNDArray in, PtNDArray out) {
    forward += macs(node.op(), in, out);
  }

  /** What arrived at a layer's output has been carried to its input. */
  synchronized void wentBack(Node node, PtNDArray in, PtNDArray out) {
    backward += macs(node.op(), in, out);
  }

  /** Other arithmetic on the way forward, such as that of a closed form. */
  synchronized void forward(long macs) {
    forward += macs;
  }

  /** What went back through layers that took {@code macs} on the way forward. */
  synchronized void backward(long macs) {
    backward += macs;
  }

  /** All that went forward so far. */
  synchronized long forward() {
    return forward;
  }

  synchronized Work work() {
    return new Work(forward, backward);
  }

  private static long macs(Op op, PtNDArray in, PtNDArray out) {
    if (op instanceof Op.Conv c) {
      long window = (long) c.window().y().kernel() * c.window().x().kernel();
      return out.size() * window * (in.getShape().get(1) / c.groups());
    } else if (op instanceof Op.Linear) {
      return out.size() * in.getShape().get(in.getShape().dimension() - 1);
    }
    return 0;
  }
}
