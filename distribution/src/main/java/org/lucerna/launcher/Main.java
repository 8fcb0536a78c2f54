/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts the platform, hands the arguments to the application service, exits with its answer. */
public final class Main {

  private Main() {}

  /** Every way out is {@link System#exit}: a stray non-daemon thread must not keep the process. */
  public static void main(String[] args) {
    int status;
    try {
      status = run(args);
    } catch (PlatformException e) {
      System.err.println("lucerna: " + e.getMessage());
      status = PlatformException.EXIT_STATUS;
    } catch (Throwable e) {
      System.err.println("lucerna: the platform could not start: " + e);
      status = PlatformException.EXIT_STATUS;
    }
    System.out.flush();
    System.exit(status);
  }

  private static int run(String[] args) throws Exception {
    Path home = Path.of(System.getProperty("lucerna.home", ".")).toAbsolutePath().normalize();
    Settings settings = Settings.read(home);
    try (PrivateFolder storage = PrivateFolder.create(settings.userHome().resolve("run"));
        Platform platform = new Platform(settings, storage.path())) {
      platform.start();
      Optional<List<String>> late = platform.awaitPlugins();
      late.ifPresent(
          names ->
              names.forEach(
                  name -> System.err.println("lucerna: plugin " + name + " was not accepted")));
      return platform.application("cli").applyAsInt(args);
    }
  }
}
