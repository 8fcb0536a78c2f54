/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.train;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.Weights;

/**
 * What to train, on what, where to.
 *
 * @param initial every tensor of {@code network}, new layers included
 * @param head names of the layers that are new: what learns when the backbone is frozen
 * @param folder receives checkpoints, state and the epochs' figures
 * @param resume continue from the state in {@code folder} if there is one
 * @param provenance goes into the checkpoints
 * @param listener is told of every epoch; it must not change what is learned
 * @param <P> the trainer's parameter record
 */
public record TrainJob<P extends Record>(
    ComputeBackend backend,
    Device device,
    Network network,
    Weights initial,
    Set<LayerId> head,
    Dataset data,
    Path folder,
    boolean resume,
    long seed,
    Map<String, String> provenance,
    P params,
    EpochListener listener) {

  /** Nobody looks on. */
  public TrainJob(
      ComputeBackend backend,
      Device device,
      Network network,
      Weights initial,
      Set<LayerId> head,
      Dataset data,
      Path folder,
      boolean resume,
      long seed,
      Map<String, String> provenance,
      P params) {
    this(
        backend,
        device,
        network,
        initial,
        head,
        data,
        folder,
        resume,
        seed,
        provenance,
        params,
        EpochListener.none());
  }
}
