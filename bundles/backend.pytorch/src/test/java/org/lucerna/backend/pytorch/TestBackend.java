/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lucerna.core.api.file.Storage;

/** The backend without a framework, its libraries unpacked once for all builds of a checkout. */
final class TestBackend {

  private TestBackend() {}

  static PytorchBackend create() {
    return new PytorchBackend(storage(Path.of(System.getenv("LUCERNA_HOME"))));
  }

  /** Folders and locks below {@code home}. */
  static Storage storage(Path home) {
    return new Storage() {
      @Override
      public Path home(String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
      }

      @Override
      public void write(Path target, Content content) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
          content.writeTo(out);
        }
      }

      @Override
      public <T> T locked(Path lockFile, Locked<T> work) throws IOException {
        // Closing the channel frees the lock.
        try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
          channel.lock();
          return work.run();
        }
      }
    };
  }
}
