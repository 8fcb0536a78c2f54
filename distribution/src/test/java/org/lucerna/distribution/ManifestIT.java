/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is repeated from its manifest, bit by bit. */
class ManifestIT {

  @TempDir Path dir;

  @Test
  void aManifestRepeatsTheRunWithByteIdenticalMaps() throws Exception {
    Folders.discsAndSquares(dir.resolve("data"), 20);
    Files.writeString(
        dir.resolve("job.yaml"),
        """
        lucerna: 1
        name: twice
        seed: 3
        data: {path: data, test: 0.3}
        model: {network: small-gap}
        steps:
          - train: {epochs: 2, batch: 8, optimizer: adam, freeze: none}
          - explain: {methods: [cam, grad-cam], per-class: 1}
        """);
    Lucerna lucerna = new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME")));
    Lucerna.Result first = lucerna.run("run", "job.yaml", "--out", "first");
    assertEquals(0, first.status(), first.err());
    Lucerna.Result second = lucerna.run("run", "first/manifest.json", "--out", "second");
    assertEquals(0, second.status(), second.err());
    List<Path> maps;
    try (Stream<Path> files = Files.walk(dir.resolve("first/maps"))) {
      maps = files.filter(f -> f.toString().endsWith(".npy")).toList();
    }
    assertFalse(maps.isEmpty());
    for (Path map : maps) {
      Path twin = dir.resolve("second").resolve(dir.resolve("first").relativize(map));
      assertArrayEquals(Files.readAllBytes(map), Files.readAllBytes(twin), map.toString());
    }
  }
}
