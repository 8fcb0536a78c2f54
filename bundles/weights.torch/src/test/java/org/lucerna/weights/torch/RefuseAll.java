/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.weights.Weights;

/** A process of its own that tries to read every weight file of a folder. */
final class RefuseAll {

  private RefuseAll() {}

  public static void main(String[] args) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(args[0]))) {
      files = all.filter(f -> f.toString().endsWith(".pth")).sorted().toList();
    }
    int refused = 0;
    for (Path file : files) {
      try {
        readAll(new TorchWeightReader(), file);
        System.out.println("read " + file);
      } catch (LucernaException e) {
        refused++;
      }
    }
    System.out.println("refused " + refused);
  }

  /** Opens the file and reads all its tensors. */
  static void readAll(TorchWeightReader reader, Path file) throws IOException {
    try (Weights weights = reader.open(file)) {
      for (String name : weights.names()) {
        weights.read(name);
      }
    }
  }
}
