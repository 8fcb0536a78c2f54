/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bundle as people see it.
 *
 * @param name for people; the symbolic name where there is none
 * @param provider its vendor; empty where it says none
 * @param file in the folder of plugins; empty for bundles of Lucerna itself
 * @param restart whether a change of it takes effect at the next start only
 * @param services such as {@code Explainer: cam, hires-cam}
 */
record PluginRow(
    String symbolicName,
    String name,
    String version,
    String provider,
    State state,
    Optional<Path> file,
    boolean restart,
    List<String> services,
    List<Problem> problems) {

  /** Whether it works. */
  enum State {
    ACTIVE,
    /** Here, with something that is wrong. */
    TROUBLED,
    STOPPED,
    DISABLED,
    /** Comes with the next start. */
    STAGED
  }

  PluginRow {
    services = List.copyOf(services);
    problems = List.copyOf(problems);
  }

  boolean isPlugin() {
    return file.isPresent();
  }

  /** Whether a text is in its names or services. */
  boolean has(String text) {
    String all =
        String.join(" ", symbolicName, name, version, provider, String.join(" ", services));
    return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }
}
