/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.task;

import java.util.concurrent.CancellationException;
import org.lucerna.core.api.data.Heatmap;
import org.osgi.annotation.versioning.ProviderType;

/** Reports work and carries cancellation: every call may throw {@link CancellationException}. */
@ProviderType
public interface Progress {

  /**
   * Says how much of this part is done.
   *
   * @param total 0 where it is not known
   * @throws CancellationException once the user has cancelled
   */
  void step(long done, long total);

  /**
   * A child that fills {@code share} of this bar, from 0 to 1.
   *
   * @param label what is being done, such as {@code "epoch 3 of 10"}
   */
  Progress part(String label, double share);

  /** Shows one line to people, such as a finished epoch's figures. */
  void note(String line);

  /** Offers the map found so far to whoever watches; may be called often. */
  default void preview(Heatmap map) {}

  /** Reports nothing and is never cancelled. */
  static Progress none() {
    return Silent.INSTANCE;
  }
}
