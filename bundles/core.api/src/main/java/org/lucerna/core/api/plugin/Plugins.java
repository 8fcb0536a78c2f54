/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.plugin;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The plugins that are here now. A service; the answer changes while bundles come and go. */
@ProviderType
public interface Plugins {

  /** All plugins of one interface, sorted by id; of equal ids the highest service ranking only. */
  <S> List<Plugin<S>> all(Class<S> type);

  <S> Optional<Plugin<S>> find(Class<S> type, String id);

  /**
   * The plugin of that id.
   *
   * @param kind what the interface is called in the message, such as {@code "method"}
   * @throws UnknownPluginException naming what is there, and the one probably meant
   */
  <S> Plugin<S> require(Class<S> type, String kind, String id);

  /** Every active bundle as {@code name version}, sorted: part of a run's provenance. */
  List<String> bundles();
}
