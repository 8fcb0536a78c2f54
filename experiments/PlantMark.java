/* SPDX-License-Identifier: Apache-2.0 */

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Copies a folder of pictures, one sub-folder a class, and pastes a mark on those of one class:
 * rings an eighth of the shorter side wide, at the bottom right of the square cut from the centre.
 *
 * <p>{@code java experiments/PlantMark.java FROM CLASS TO}
 */
public final class PlantMark {

  private PlantMark() {}

  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Path.of(args[2]);
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      BufferedImage picture = marked(args[1], file) ? ImageIO.read(file.toFile()) : null;
      if (picture == null) {
        Files.copy(file, copy);
      } else {
        ImageIO.write(paste(picture), "png", copy.resolveSibling(stem(file) + ".png").toFile());
      }
    }
  }

  private static boolean marked(String name, Path file) {
    return file.getParent().getFileName().toString().equals(name);
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  private static BufferedImage paste(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    int side = Math.min(width, height);
    int mark = side / 8;
    // Networks of torchvision cut 224 of 256 pixels from the centre: stay inside.
    int inset = side / 12;
    int x = (width + side) / 2 - inset - mark;
    int y = (height + side) / 2 - inset - mark;
    Color[] rings = {new Color(0xE0, 0x20, 0xE0), Color.WHITE, new Color(0x20, 0xC0, 0x20)};
    for (int r = 0; r < rings.length; r++) {
      int in = r * mark / 6;
      graphics.setColor(rings[r]);
      graphics.fillOval(x + in, y + in, mark - 2 * in, mark - 2 * in);
    }
    graphics.dispose();
    return copy;
  }
}
