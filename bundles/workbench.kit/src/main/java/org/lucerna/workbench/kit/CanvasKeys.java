/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.event.ActionEvent;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;

/** Keys of a {@link PictureCanvas}. */
final class CanvasKeys {

  private static final double STEP = 1.25;
  private static final double PART = 0.1;

  private final PictureCanvas canvas;

  private CanvasKeys(PictureCanvas canvas) {
    this.canvas = canvas;
  }

  static void install(PictureCanvas canvas) {
    CanvasKeys keys = new CanvasKeys(canvas);
    BooleanSupplier shown = () -> canvas.picture().isPresent();
    // while all is seen arrows are left to whoever is around, such as for the next picture
    BooleanSupplier zoomed = () -> shown.getAsBoolean() && !canvas.isFit();
    keys.bind("fit", shown, canvas::fit, "typed 0", "NUMPAD0");
    keys.bind("actual-size", shown, canvas::actualSize, "typed 1", "NUMPAD1");
    keys.bind("zoom-in", shown, () -> canvas.zoomBy(STEP), "typed +", "typed =", "ADD");
    keys.bind("zoom-out", shown, () -> canvas.zoomBy(1 / STEP), "typed -", "SUBTRACT");
    keys.bind("left", zoomed, () -> canvas.moveBy(-PART, 0), "LEFT", "KP_LEFT");
    keys.bind("right", zoomed, () -> canvas.moveBy(PART, 0), "RIGHT", "KP_RIGHT");
    keys.bind("up", zoomed, () -> canvas.moveBy(0, -PART), "UP", "KP_UP");
    keys.bind("down", zoomed, () -> canvas.moveBy(0, PART), "DOWN", "KP_DOWN");
  }

  private void bind(String name, BooleanSupplier when, Runnable action, String... strokes) {
    for (String stroke : strokes) {
      canvas.getInputMap().put(KeyStroke.getKeyStroke(stroke), name);
    }
    canvas.getActionMap().put(name, new Move(when, action));
  }

  /** Lets the key pass where it does not apply. */
  private static final class Move extends AbstractAction {
    private static final long serialVersionUID = 1L;

    private final transient BooleanSupplier when;
    private final transient Runnable action;

    Move(BooleanSupplier when, Runnable action) {
      this.when = when;
      this.action = action;
    }

    @Override
    public boolean isEnabled() {
      return when.getAsBoolean();
    }

    @Override
    public void actionPerformed(ActionEvent e) {
      action.run();
    }
  }
}
