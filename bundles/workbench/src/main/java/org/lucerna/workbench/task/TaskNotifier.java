/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.task;

import java.awt.AWTException;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.KeyboardFocusManager;
import java.awt.SystemTray;
import java.awt.Taskbar;
import java.awt.TrayIcon;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.swing.Timer;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.task.TaskItem.State;

/**
 * Tells people who look at another window that a long task has ended: through the system's tray
 * where there is one, else by asking for attention, and always by a line.
 */
public final class TaskNotifier implements Consumer<TaskItem> {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int TRAY_MILLIS = 15_000;
  private static final Texts TEXTS = new Texts(TaskNotifier.class);

  private final BooleanSupplier looking;
  private final Consumer<String> line;
  private final Consumer<String> away;

  /**
   * For {@link TaskCenter#onEnd}.
   *
   * @param line shows a line in the window
   */
  public TaskNotifier(Consumer<String> line) {
    this(TaskNotifier::isLooking, line, TaskNotifier::tellSystem);
  }

  TaskNotifier(BooleanSupplier looking, Consumer<String> line, Consumer<String> away) {
    this.looking = looking;
    this.line = line;
    this.away = away;
  }

  @Override
  public void accept(TaskItem item) {
    if (item.state() == State.CANCELLED || item.took().compareTo(LONG) < 0) {
      return;
    }
    boolean failed = item.state() == State.FAILED;
    String sentence =
        failed
            ? TEXTS.of("notify.failed", item.label(), item.sentence().orElse(""))
            : TEXTS.of("notify.done", item.label(), TaskTexts.time(item.took()));
    line.accept(sentence);
    if (!looking.getAsBoolean()) {
      away.accept(sentence);
    }
  }

  private static boolean isLooking() {
    return KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow() != null;
  }

  private static void tellSystem(String sentence) {
    if (GraphicsEnvironment.isHeadless()) {
      return;
    }
    Optional<Window> window =
        Arrays.stream(Window.getWindows())
            .filter(w -> w instanceof Frame && w.isShowing())
            .findFirst();
    if (!throughTray(sentence, window) && Taskbar.isTaskbarSupported()) {
      Taskbar bar = Taskbar.getTaskbar();
      if (bar.isSupported(Taskbar.Feature.USER_ATTENTION_WINDOW)) {
        window.ifPresent(bar::requestWindowUserAttention);
      }
    }
  }

  private static boolean throughTray(String sentence, Optional<Window> window) {
    if (!SystemTray.isSupported()) {
      return false;
    }
    try {
      TrayIcon icon = new TrayIcon(image(window), TEXTS.of("notify.title"));
      icon.setImageAutoSize(true);
      SystemTray.getSystemTray().add(icon);
      icon.displayMessage(TEXTS.of("notify.title"), sentence, TrayIcon.MessageType.NONE);
      Timer away = new Timer(TRAY_MILLIS, e -> SystemTray.getSystemTray().remove(icon));
      away.setRepeats(false);
      away.start();
      return true;
    } catch (AWTException | RuntimeException e) { // then there is no tray after all
      return false;
    }
  }

  private static Image image(Optional<Window> window) {
    return window
        .map(Window::getIconImages)
        .filter(images -> !images.isEmpty())
        .map(images -> images.get(0))
        .orElseGet(() -> new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB));
  }
}
