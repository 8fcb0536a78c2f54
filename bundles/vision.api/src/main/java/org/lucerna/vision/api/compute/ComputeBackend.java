/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.Weights;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs networks on devices. The only kind of bundle that may hold native memory. Registered with
 * {@code PluginType}.
 */
@ConsumerType
public interface ComputeBackend {

  /** The devices that are here, best first. */
  List<Device> devices();

  Set<Capability> capabilities();

  /** Engine and version, for provenance. */
  String description();

  /**
   * Copies all tensors the network needs; does not close {@code weights}.
   *
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) naming tensors that are
   *     missing or have another shape, (device) when memory runs out
   */
  Model load(Network network, Weights weights, Device device) throws IOException;
}
