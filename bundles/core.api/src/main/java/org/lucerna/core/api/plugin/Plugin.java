/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.plugin;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A registered service of one of Lucerna's plugin interfaces.
 *
 * @param <S> the interface
 */
@ProviderType
public interface Plugin<S> {

  String id();

  String label();

  /** A further property by its name without {@code lucerna.}, such as {@code cite}. */
  Optional<String> property(String name);

  /** A further property with several values; empty where it is missing. */
  List<String> properties(String name);

  /** The bundle that brought it, as {@code name version}. */
  String origin();

  /**
   * The parameter record's class.
   *
   * @throws org.lucerna.core.api.command.LucernaException (plugin broken) if it cannot be loaded
   */
  Class<? extends Record> params();

  /**
   * The service.
   *
   * @throws org.lucerna.core.api.command.LucernaException (plugin broken) if it has gone or fails
   *     to start
   */
  S service();
}
