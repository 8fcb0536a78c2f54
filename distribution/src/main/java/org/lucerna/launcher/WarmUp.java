/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import javax.swing.UIManager;

/**
 * Makes the toolkit, fonts and drawing ready while the platform starts: the window needs them next,
 * and they need nothing of the platform.
 */
final class WarmUp {

  private static final int SIDE = 64;

  private WarmUp() {}

  static void start() {
    Thread thread = new Thread(WarmUp::run, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run() {
    try {
      Toolkit.getDefaultToolkit();
      UIManager.getDefaults();
      draw(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB).createGraphics());
    } catch (RuntimeException | LinkageError | java.awt.AWTError e) {
      // The window meets the same, and can say it better.
    }
  }

  private static void draw(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.GRAY);
    g.fill(new Ellipse2D.Double(1, 1, SIDE / 2.0, SIDE / 3.0));
    g.draw(new Ellipse2D.Double(1, 1, SIDE / 2.0, SIDE / 3.0));
    g.setFont(new Font(Font.DIALOG, Font.PLAIN, 12));
    g.drawString("Lucerna", 2, SIDE / 2);
    g.dispose();
  }
}
