/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

/**
 * Arithmetic done, in multiply-accumulate operations of convolutions and linear layers; see {@link
 * org.lucerna.vision.api.network.Macs}. What went back through a layer counts as much as what went
 * forward: no gradient of parameters is computed.
 */
public record Work(long forward, long backward) {

  public static final Work NONE = new Work(0, 0);

  public long total() {
    return forward + backward;
  }

  public Work plus(Work other) {
    return new Work(forward + other.forward, backward + other.backward);
  }

  public Work minus(Work other) {
    return new Work(forward - other.forward, backward - other.backward);
  }
}
