/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product on the newest long-term JDK. */
class Java25IT {

  @TempDir Path dir;

  @Test
  void aRunWorksOnJdk25WithoutWarnings() throws Exception {
    String java25 = System.getenv("JAVA25_HOME");
    Assumptions.assumeTrue(
        java25 != null && !java25.isBlank(),
        "skipped: JAVA25_HOME is not set, so JDK 25 is not tried");
    Folders.discsAndSquares(dir.resolve("data"), 12);
    Files.writeString(
        dir.resolve("job.yaml"),
        """
        lucerna: 1
        name: java25
        data: {path: data, test: 0.3}
        model: {network: small-gap}
        steps: [train: {epochs: 1, freeze: none}, evaluate, explain: {per-class: 1}]
        """);
    Lucerna lucerna = new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
    Lucerna.Result result =
        lucerna.run(Map.of("JAVA_HOME", java25), "run", "job.yaml", "--out", "out");
    assertEquals(0, result.status(), result.err());
    assertTrue(!result.err().contains("WARNING"), result.err());
    assertTrue(
        Files.readString(dir.resolve("out/manifest.json")).contains(" 25"), "not run on JDK 25");
  }
}
