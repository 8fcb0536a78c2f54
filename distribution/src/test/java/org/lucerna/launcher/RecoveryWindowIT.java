/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that was killed comes back as it was. */
class RecoveryWindowIT {

  private static final int WAIT_TENTHS = 600;

  @TempDir Path dir;

  @Test
  void aKilledWindowIsRestored() throws Exception {
    assumeTrue(
        !GraphicsEnvironment.isHeadless(),
        "skipped: no display, so no window can be opened (run under xvfb-run)");
    Path pictures = pictures();
    Path workspace = dir.resolve("workspace");
    kill(start(workspace, pictures), workspace);
    try (Desktop desktop = Desktop.open(workspace)) {
      desktop.await("what was open", () -> desktop.text("tool.data").contains("shapes"));
      assertTrue(
          desktop.exists("data-set") && !desktop.exists("welcome.critters"),
          "the views of the last time: " + desktop.names());
    }
  }

  private Process start(Path workspace, Path pictures) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("lucerna.folder")).resolve("bin/lucerna").toString(),
            "workbench",
            pictures.toString());
    builder.environment().put("LUCERNA_WORKSPACE", workspace.toString());
    builder.redirectErrorStream(true).redirectOutput(dir.resolve("window.log").toFile());
    return builder.start();
  }

  private void kill(Process process, Path workspace) throws Exception {
    Path file = workspace.resolve("workspace.yaml");
    for (int i = 0; i < WAIT_TENTHS; i++) {
      assertTrue(process.isAlive(), Files.readString(dir.resolve("window.log")));
      if (Files.exists(file) && Files.readString(file).contains("shapes")) {
        process.destroyForcibly().waitFor();
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    process.destroyForcibly();
    throw new AssertionError("the window kept nothing: " + Files.readString(file));
  }

  private Path pictures() throws IOException {
    Path folder = dir.resolve("shapes");
    for (String name : List.of("disc", "square")) {
      Files.createDirectories(folder.resolve(name));
      for (int i = 0; i < 4; i++) {
        BufferedImage image = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(40 * i, 255 - 50 * i, 128));
        if (name.equals("disc")) {
          g.fillOval(8 + i, 8, 24, 24);
        } else {
          g.fillRect(8 + i, 8, 24, 24);
        }
        g.dispose();
        ImageIO.write(image, "png", folder.resolve(name).resolve(i + ".png").toFile());
      }
    }
    return folder;
  }
}
