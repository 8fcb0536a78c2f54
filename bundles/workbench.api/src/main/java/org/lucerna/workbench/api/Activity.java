/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

import org.osgi.annotation.versioning.ProviderType;

/** Work that was begun. Any thread. */
@ProviderType
public interface Activity {

  /** Asks it to stop at its next step. */
  void cancel();

  /** Whether it has ended, in whatever way. */
  boolean isDone();
}
