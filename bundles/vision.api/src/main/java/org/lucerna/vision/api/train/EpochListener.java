/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.train;

import java.io.IOException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.osgi.annotation.versioning.ConsumerType;

/** Looks on while a network learns. */
@ConsumerType
@FunctionalInterface
public interface EpochListener {

  /**
   * An epoch has ended and its files are written. Called on the thread that trains, which goes on
   * when this returns; when a run is resumed, first of all for the last epoch it had.
   *
   * @param model with the weights of this epoch: to be asked, not to be changed or closed, and not
   *     after this has returned
   * @throws IOException ends training, as every other exception does
   */
  void ended(Epoch epoch, Model model, Progress progress) throws IOException;

  /** Looks away. */
  static EpochListener none() {
    return (epoch, model, progress) -> {};
  }
}
