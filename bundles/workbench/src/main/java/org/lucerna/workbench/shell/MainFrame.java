/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.extras.FlatSVGUtils;
import java.awt.Component;
import java.awt.Cursor;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Map;
import javax.swing.JFrame;
import javax.swing.JMenuBar;
import javax.swing.WindowConstants;

/** The frame: knows its place, even while it is maximized. */
final class MainFrame extends JFrame {

  private static final long serialVersionUID = 1L;

  private final JMenuBar bar = new JMenuBar();
  private Rectangle normal = new Rectangle();

  MainFrame() {
    setName("workbench");
    setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    setJMenuBar(bar);
    addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentMoved(ComponentEvent e) {
            keep();
          }

          @Override
          public void componentResized(ComponentEvent e) {
            keep();
          }
        });
  }

  private void keep() {
    if (!WindowPlace.isMaximized(this)) {
      normal = getBounds();
    }
  }

  /** While it is, nothing in it can be clicked or typed. */
  void busy(boolean busy) {
    Component cover = getGlassPane();
    if (busy) {
      cover.setCursor(Cursor.getPredefinedCursor(Cursor.WAIT_CURSOR));
      cover.addMouseListener(new MouseAdapter() {});
    }
    cover.setVisible(busy);
  }

  /** Draws its icon, which takes a while: not needed to show it. */
  void drawIcon() {
    setIconImages(
        FlatSVGUtils.createWindowIconImages(MainFrame.class.getResource("/icons/lucerna.svg")));
  }

  JMenuBar bar() {
    return bar;
  }

  void place(Map<String, Object> place) {
    WindowPlace.apply(this, place);
    keep();
  }

  Map<String, Object> place() {
    return WindowPlace.of(this, normal);
  }

  /** Calls when the user closes it, and whenever it is come back to. */
  void listen(Runnable closing, Runnable activated) {
    addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent e) {
            closing.run();
          }

          @Override
          public void windowActivated(WindowEvent e) {
            activated.run();
          }
        });
  }
}
