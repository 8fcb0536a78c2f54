/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The weight files of this machine's model folders, by name. Registered with {@code PluginType}.
 * Looks, and never downloads.
 */
@ProviderType
public interface ModelFiles {

  /**
   * The file of a name: one of the catalogue ({@code vgg16}), or a file's own with or without its
   * extension.
   */
  Optional<Path> find(String name);

  /**
   * The file of a name.
   *
   * @throws org.lucerna.core.api.command.LucernaException (unreadable) if it is not here; the
   *     sentence says where to get it and where to put it
   */
  Path require(String name);

  /** All weight files of the model folders, in the order of their names. */
  default List<Path> files() {
    return List.of();
  }
}
