/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures of windows in {@code target/screenshots}. */
final class Screenshots {

  private Screenshots() {}

  /** Event thread. */
  static Path paint(Window window, String name, int scale) {
    BufferedImage image =
        new BufferedImage(
            scale * window.getWidth(), scale * window.getHeight(), BufferedImage.TYPE_INT_RGB);
    var g = image.createGraphics();
    try {
      g.scale(scale, scale);
      window.paint(g);
    } finally {
      g.dispose();
    }
    try {
      Path file = screenshots().resolve(name + ".png");
      ImageIO.write(image, "png", file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path screenshots() throws IOException {
    return Files.createDirectories(
        Path.of(System.getProperty("lucerna.folder")).resolveSibling("screenshots"));
  }
}
