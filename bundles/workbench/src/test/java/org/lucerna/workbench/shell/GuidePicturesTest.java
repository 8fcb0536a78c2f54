/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuidePicturesTest {

  @TempDir Path docs;

  @Test
  void aPictureBesideThePageIsFoundAndFits() throws IOException {
    Path file = Files.createDirectories(docs.resolve("images")).resolve("wide.png");
    ImageIO.write(new BufferedImage(1440, 900, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    assertEquals(
        "<p><img src=\"" + file.toUri() + "\" width=720 height=450 alt=\"a\"></p>",
        GuidePictures.sized(
            "<p><img src=\"images/wide.png\" alt=\"a\"></p>", docs.resolve("page.md")));
  }

  @Test
  void oneThatIsNotThereIsLeftAsItIs() {
    String html = "<img src=\"gone.png\" alt=\"a\">";
    assertEquals(html, GuidePictures.sized(html, docs.resolve("page.md")));
  }
}
