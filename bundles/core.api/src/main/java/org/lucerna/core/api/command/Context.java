/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.command;

import java.nio.file.Path;
import org.lucerna.core.api.task.Progress;
import org.osgi.annotation.versioning.ProviderType;

/** What a command may use of the place it runs in. */
@ProviderType
public interface Context {

  /** Relative paths of the user are meant against this folder. */
  Path workingDirectory();

  Progress progress();
}
