/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lucerna.core.api.file.Storage;

/**
 * The next start without plugins: a file in the user's Lucerna folder, which the launcher takes
 * away when it obeys it.
 *
 * @param flag the file
 * @param active whether this start is one without plugins
 */
record SafeMode(Path flag, boolean active) {

  static final String FILE = "safe-mode";

  boolean isAsked() {
    return Files.exists(flag);
  }

  void ask(Storage storage) throws IOException {
    storage.write(flag, out -> out.write("1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  void takeBack() throws IOException {
    Files.deleteIfExists(flag);
  }
}
