/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.io.IOException;
import java.nio.file.Path;
import org.lucerna.core.api.file.Storage;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The service: files under the user's folder, which is the framework property {@code
 * lucerna.home.user}, else the environment's {@code LUCERNA_HOME}, else {@code ~/.lucerna}.
 *
 * <p>A class of its own because the component runtime tells constructors apart by their number of
 * parameters only.
 */
@Component
public final class UserStorage implements Storage {

  private final Storage files;

  @Activate
  public UserStorage(BundleContext framework) {
    this.files =
        new FileStorage(
            folder(framework.getProperty("lucerna.home.user"), System.getenv("LUCERNA_HOME")));
  }

  static Path folder(String property, String environment) {
    if (property != null && !property.isBlank()) {
      return Path.of(property);
    }
    if (environment != null && !environment.isBlank()) {
      return Path.of(environment);
    }
    return Path.of(System.getProperty("user.home"), ".lucerna");
  }

  @Override
  public Path home(String name) throws IOException {
    return files.home(name);
  }

  @Override
  public void write(Path target, Content content) throws IOException {
    files.write(target, content);
  }

  @Override
  public <T> T locked(Path lockFile, Locked<T> work) throws IOException {
    return files.locked(lockFile, work);
  }
}
