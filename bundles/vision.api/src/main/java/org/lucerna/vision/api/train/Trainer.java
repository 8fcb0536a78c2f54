/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.train;

import java.io.IOException;
import org.lucerna.core.api.task.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A training strategy. Given the same job, backend and device it gives the same weights, also when
 * it was interrupted and resumed. Registered with {@code PluginType}.
 *
 * @param <P> the parameter record
 */
@ConsumerType
public interface Trainer<P extends Record> {

  /**
   * Trains, and calls the job's listener after every epoch.
   *
   * @throws java.util.concurrent.CancellationException when cancelled; what was written goes on
   *     with {@code resume}
   */
  TrainReport train(TrainJob<P> job, Progress progress) throws IOException;
}
