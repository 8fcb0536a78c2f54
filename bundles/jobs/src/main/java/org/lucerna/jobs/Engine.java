/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Device;

/** The backend and device that a command computes on. */
record Engine(ComputeBackend backend, Device device) {

  /** The best device of the first backend that has one. */
  static Engine choose(Plugins plugins) {
    for (Plugin<ComputeBackend> plugin : plugins.all(ComputeBackend.class)) {
      List<Device> devices = plugin.service().devices();
      if (!devices.isEmpty()) {
        return new Engine(plugin.service(), devices.get(0));
      }
    }
    throw new LucernaException(
        ExitStatus.PLUGIN,
        "no compute backend is installed: the distribution lacks its engine feature");
  }

  boolean can(Set<Capability> wanted) {
    return backend.capabilities().containsAll(wanted);
  }
}
