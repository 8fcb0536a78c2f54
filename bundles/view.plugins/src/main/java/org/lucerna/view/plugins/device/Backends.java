/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Device;

/** Asks every installed backend what it is; starting one may take a second. */
final class Backends {

  private Backends() {}

  /**
   * A backend.
   *
   * @param description engine and version; empty where it does not start
   * @param devices such as {@code cpu (2 threads)}, best first
   * @param problem why it cannot be used
   */
  record Backend(
      String label,
      String origin,
      String description,
      List<String> devices,
      List<String> capabilities,
      Optional<String> problem) {}

  static List<Backend> of(Plugins plugins) {
    List<Backend> all = new ArrayList<>();
    for (Plugin<ComputeBackend> plugin : plugins.all(ComputeBackend.class)) {
      all.add(of(plugin));
    }
    return List.copyOf(all);
  }

  private static Backend of(Plugin<ComputeBackend> plugin) {
    try {
      ComputeBackend backend = plugin.service();
      List<Device> devices = backend.devices();
      return new Backend(
          plugin.label(),
          plugin.origin(),
          backend.description(),
          devices.stream().map(d -> d.id() + ": " + d.label()).toList(),
          backend.capabilities().stream().map(c -> words(c.name())).sorted().toList(),
          devices.isEmpty() ? Optional.of("it finds no device here") : Optional.empty());
    } catch (RuntimeException | LinkageError e) { // native libraries fail in many ways
      return new Backend(
          plugin.label(), plugin.origin(), "", List.of(), List.of(), Optional.of(reason(e)));
    }
  }

  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return cause == thrown ? why : thrown.getMessage() + ": " + why;
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String text(Backend backend) {
    return String.join(
        "\n",
        List.of(backend.label() + " (" + backend.origin() + ")", backend.description()).stream()
            .filter(l -> !l.isBlank())
            .collect(Collectors.toList()));
  }
}
