/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Opens one kind of path that is dropped onto the window, typed or chosen. A service; asked before
 * the window's own kinds.
 */
@ConsumerType
public interface Opener {

  /** Whether it knows what to do with a path, by name and first bytes; never throws. Any thread. */
  boolean accepts(Path path);

  /** Opens it. On the event thread: must return at once, long work goes through {@code site}. */
  void open(Path path, Site site);
}
