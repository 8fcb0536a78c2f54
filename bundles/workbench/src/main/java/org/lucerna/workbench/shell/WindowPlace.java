/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.awt.Dimension;
import java.awt.Frame;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.JFrame;

/** Place and size of the window on the screen. */
final class WindowPlace {

  private static final Dimension LARGEST = new Dimension(1680, 1080);
  private static final Dimension SMALLEST = new Dimension(640, 420);
  private static final double SHARE = 0.94;

  private WindowPlace() {}

  static Map<String, Object> of(JFrame frame, Rectangle normal) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("x", normal.x);
    place.put("y", normal.y);
    place.put("width", normal.width);
    place.put("height", normal.height);
    place.put("maximized", isMaximized(frame));
    return place;
  }

  static boolean isMaximized(JFrame frame) {
    return (frame.getExtendedState() & Frame.MAXIMIZED_BOTH) == Frame.MAXIMIZED_BOTH;
  }

  /** Where it was, if that is still on a screen; else in the middle, nearly as large as fits. */
  static void apply(JFrame frame, Map<String, Object> place) {
    frame.setMinimumSize(SMALLEST);
    Rectangle was = rectangle(place);
    if (isVisible(was)) {
      frame.setBounds(was);
    } else {
      frame.setBounds(fresh());
    }
    if (Boolean.TRUE.equals(place.get("maximized"))) {
      frame.setExtendedState(frame.getExtendedState() | Frame.MAXIMIZED_BOTH);
    }
  }

  static Rectangle rectangle(Map<String, Object> place) {
    return new Rectangle(
        number(place, "x"), number(place, "y"), number(place, "width"), number(place, "height"));
  }

  private static int number(Map<String, Object> place, String key) {
    return place.get(key) instanceof Number n ? n.intValue() : 0;
  }

  private static boolean isVisible(Rectangle was) {
    if (was.width < SMALLEST.width || was.height < SMALLEST.height) {
      return false;
    }
    for (GraphicsDevice screen :
        GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
      Rectangle seen = screen.getDefaultConfiguration().getBounds().intersection(was);
      if (seen.width > was.width / 3 && seen.height > was.height / 3) {
        return true;
      }
    }
    return false;
  }

  private static Rectangle fresh() {
    GraphicsConfiguration screen =
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .getDefaultScreenDevice()
            .getDefaultConfiguration();
    Rectangle all = screen.getBounds();
    Insets bars = Toolkit.getDefaultToolkit().getScreenInsets(screen);
    int roomX = all.width - bars.left - bars.right;
    int roomY = all.height - bars.top - bars.bottom;
    int width = (int) Math.min(LARGEST.width, Math.max(SMALLEST.width, roomX * SHARE));
    int height = (int) Math.min(LARGEST.height, Math.max(SMALLEST.height, roomY * SHARE));
    return new Rectangle(
        all.x + bars.left + (roomX - width) / 2,
        all.y + bars.top + (roomY - height) / 2,
        width,
        height);
  }
}
