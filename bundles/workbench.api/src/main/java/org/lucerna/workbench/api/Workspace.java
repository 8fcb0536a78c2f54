/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** A folder that holds what the user works on; paths inside are kept relative to it. */
@ProviderType
@FunctionalInterface
public interface Workspace {

  Path folder();

  /** Run folders. */
  default Path runs() {
    return folder().resolve("runs");
  }

  /** Exported figures and tables. */
  default Path figures() {
    return folder().resolve("figures");
  }
}
