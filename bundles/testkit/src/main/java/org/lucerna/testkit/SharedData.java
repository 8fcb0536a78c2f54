/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the folder with reference numbers, pictures and weights, which is no part of the source
 * tree: {@code LUCERNA_SHARED}, else {@code ../shared} beside {@code LUCERNA_PROJECT}, else beside
 * the first folder above the working folder that has {@code bundles/}.
 */
public final class SharedData {

  private final Map<String, String> environment;
  private final Path workingDirectory;

  SharedData(Map<String, String> environment, Path workingDirectory) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
  }

  /** The folder, if this machine has it. */
  public static Optional<Path> find() {
    return here().folder();
  }

  /** The folder; without it the calling test is skipped, with the reason. */
  public static Path require() {
    return here().orSkip();
  }

  /**
   * A file or folder below the shared folder, such as {@code require("golden", "vgg16.npz")}. Where
   * it is missing the calling test is skipped, with the reason; on a build server (environment
   * variable {@code CI}) that has the shared folder the test fails instead.
   */
  public static Path require(String first, String... more) {
    return here().orSkip(Path.of(first, more));
  }

  private static SharedData here() {
    return new SharedData(System.getenv(), Path.of("").toAbsolutePath());
  }

  Optional<Path> folder() {
    return Optional.of(candidate()).filter(Files::isDirectory).map(SharedData::real);
  }

  Path orSkip() {
    Optional<Path> folder = folder();
    Assumptions.assumeTrue(folder.isPresent(), () -> "no shared reference data at " + candidate());
    return folder.orElseThrow();
  }

  Path orSkip(Path below) {
    Path path = orSkip().resolve(below);
    if (!Files.exists(path)) {
      String reason = "the shared reference data have no " + below;
      if (environment.containsKey("CI")) {
        throw new AssertionError(reason);
      }
      Assumptions.abort(reason);
    }
    return path;
  }

  private Path candidate() {
    String named = environment.get("LUCERNA_SHARED");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    return projectRoot().resolveSibling("shared");
  }

  private Path projectRoot() {
    String named = environment.get("LUCERNA_PROJECT");
    if (named != null && !named.isBlank()) {
      return Path.of(named).toAbsolutePath().normalize();
    }
    Path folder = workingDirectory;
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve("bundles"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static Path real(Path folder) {
    return folder.toAbsolutePath().normalize();
  }
}
