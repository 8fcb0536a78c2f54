/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.train;

import java.io.IOException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.LayerId;
import org.osgi.annotation.versioning.ConsumerType;

/** Looks on while a network learns. */
@ConsumerType
@FunctionalInterface
public interface EpochListener {

  /**
   * An epoch has ended and its files are written. Called on the thread that trains, which goes on
   * when this returns; when a run is resumed, first of all for the last epoch it had.
   *
   * @throws IOException ends training, as every other exception does
   */
  void ended(Moment moment, Progress progress) throws IOException;

  /**
   * What there is to look at.
   *
   * @param model with the weights of this epoch: to be asked, not to be changed or closed, and not
   *     after {@link #ended} has returned
   * @param unchanged the last layer whose values for a picture are the same after every epoch of
   *     this training, as far as the trainer knows; {@code Network.INPUT} at the least
   */
  record Moment(Epoch epoch, Model model, LayerId unchanged) {}

  /** Looks away. */
  static EpochListener none() {
    return (moment, progress) -> {};
  }
}
