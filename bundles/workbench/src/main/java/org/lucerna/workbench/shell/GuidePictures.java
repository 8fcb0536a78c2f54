/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.util.UIScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Pictures of the guide: Swing shows them from whole addresses, and in the size it is told; it
 * would neither find them beside the page nor fit them into it.
 */
final class GuidePictures {

  private static final Pattern PICTURE = Pattern.compile("<img src=\"([^\"]+)\"");
  private static final int WIDTH = 720;

  private GuidePictures() {}

  /**
   * @param page pictures are meant against it; those that are not there are left as they are
   */
  static String sized(String html, Path page) {
    return PICTURE
        .matcher(html)
        .replaceAll(m -> Matcher.quoteReplacement(picture(m.group(1), m.group(), page)));
  }

  private static String picture(String source, String tag, Path page) {
    Path file = page.resolveSibling(source).normalize();
    if (source.contains(":") || !Files.isRegularFile(file)) {
      return tag;
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return tag;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return sized(file, reader.getWidth(0), reader.getHeight(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      return tag; // a broken picture is shown as one
    }
  }

  private static String sized(Path file, int width, int height) {
    int most = UIScale.scale(WIDTH);
    int shown = Math.min(width, most);
    return "<img src=\"%s\" width=%d height=%d"
        .formatted(file.toUri(), shown, Math.max(1, Math.round((float) height * shown / width)));
  }
}
