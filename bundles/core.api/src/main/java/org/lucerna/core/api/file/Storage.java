/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** Files that are whole or not there. A service. */
@ProviderType
public interface Storage {

  /**
   * A folder below the user's Lucerna folder ({@code LUCERNA_HOME}, else {@code ~/.lucerna}),
   * created when missing: caches, models, unpacked natives.
   */
  Path home(String name) throws IOException;

  /**
   * Writes a temporary file beside {@code target}, forces it to disk and renames it atomically.
   * When anything fails the old file is untouched and the temporary file is gone. Missing parent
   * folders are created.
   *
   * @throws IOException naming the target
   */
  void write(Path target, Content content) throws IOException;

  /**
   * Runs {@code work} while this thread, of all threads of all processes, holds {@code lockFile}.
   */
  <T> T locked(Path lockFile, Locked<T> work) throws IOException;

  /** Writes a file's bytes. */
  @ConsumerType
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Work done under a lock. */
  @ConsumerType
  interface Locked<T> {
    T run() throws IOException;
  }
}
