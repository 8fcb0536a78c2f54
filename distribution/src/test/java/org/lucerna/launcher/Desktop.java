/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.swing.JFrame;

/**
 * The product's window in this process, started by the real launcher, as a test sees and uses it.
 */
final class Desktop implements AutoCloseable {

  static final String FRAME = "workbench";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final Watchdog watchdog = new Watchdog();

  private Desktop() {}

  /** Opens the window on a workspace; skips the test, saying so, where there is no display. */
  static Desktop open(Path workspace, String... paths) {
    assumeTrue(
        !GraphicsEnvironment.isHeadless(),
        "skipped: no display, so no window can be opened (run under xvfb-run)");
    System.setProperty("lucerna.home", System.getProperty("lucerna.folder"));
    System.setProperty("lucerna.workspace", workspace.toString());
    Desktop desktop = new Desktop();
    Thread thread =
        new Thread(
            () -> {
              try {
                String[] words = new String[paths.length + 1];
                words[0] = "workbench";
                System.arraycopy(paths, 0, words, 1, paths.length);
                desktop.exit.complete(Main.run(words));
              } catch (Throwable e) {
                desktop.exit.completeExceptionally(e);
              }
            },
            "launcher");
    thread.setDaemon(true);
    thread.start();
    desktop.await("the window", desktop::isReady);
    return desktop;
  }

  /** The window shows before all that it works with has started: until then it is covered. */
  private boolean isReady() {
    return frame().filter(f -> !f.getGlassPane().isVisible()).isPresent();
  }

  Optional<JFrame> frame() {
    for (Frame frame : Frame.getFrames()) {
      if (frame instanceof JFrame f && FRAME.equals(f.getName()) && f.isShowing()) {
        return Optional.of(f);
      }
    }
    return Optional.empty();
  }

  JFrame window() {
    return frame().orElseThrow(() -> new AssertionError("the window is gone"));
  }

  /** Runs on the event thread and waits. */
  static <T> T onEdt(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    try {
      if (EventQueue.isDispatchThread()) {
        return work.call();
      }
      EventQueue.invokeAndWait(task);
      return task.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  void await(String what, BooleanSupplier condition) {
    await(what, PATIENCE, condition);
  }

  void await(String what, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (exit.isCompletedExceptionally()) {
        exit.join();
      }
      if (System.nanoTime() > end) {
        frame().ifPresent(f -> screenshot("in-vain"));
        throw new AssertionError("waited in vain for " + what + "; there are " + names());
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Names of everything that shows, for messages. */
  List<String> names() {
    return onEdt(
        () -> {
          List<String> names = new ArrayList<>();
          for (Component c : all(Component.class, c -> c.getName() != null)) {
            names.add(c.getName());
          }
          return names;
        });
  }

  /** All showing components of a type in all windows. Event thread. */
  static <T extends Component> List<T> all(Class<T> type, Predicate<T> condition) {
    List<T> found = new ArrayList<>();
    for (Window window : Window.getWindows()) {
      if (window.isShowing()) {
        collect(window, type, condition, found);
      }
    }
    return found;
  }

  private static <T extends Component> void collect(
      Component at, Class<T> type, Predicate<T> condition, List<T> found) {
    if (type.isInstance(at) && condition.test(type.cast(at))) {
      found.add(type.cast(at));
    }
    if (at instanceof Container container) {
      for (Component child : container.getComponents()) {
        collect(child, type, condition, found);
      }
    }
  }

  boolean shows(String name) {
    return onEdt(
        () -> !all(Component.class, c -> name.equals(c.getName()) && c.isShowing()).isEmpty());
  }

  /** Whether there is a component of that name, in front or not. */
  boolean exists(String name) {
    return onEdt(() -> !all(Component.class, c -> name.equals(c.getName())).isEmpty());
  }

  Component component(String name) {
    return onEdt(() -> all(Component.class, c -> name.equals(c.getName())).get(0));
  }

  /** Ids of all views, from the menu, each opened. */
  List<String> viewItems() {
    return onEdt(
        () -> {
          List<String> ids = new ArrayList<>();
          javax.swing.JMenu menu = (javax.swing.JMenu) item(window().getJMenuBar(), "menu.view");
          opened(menu);
          for (Component c : menu.getMenuComponents()) {
            if (c instanceof javax.swing.JSeparator && !ids.isEmpty()) {
              break; // views come first
            }
            if (c instanceof javax.swing.JCheckBoxMenuItem i
                && i.getName().startsWith("menu.view.")) {
              if (!i.isSelected()) {
                i.doClick();
              }
              String id = i.getName().substring("menu.view.".length());
              if (!all(Component.class, v -> ("view." + id).equals(v.getName())).isEmpty()) {
                ids.add(id);
              }
            }
          }
          return ids;
        });
  }

  /** Whether the explain view shows a picture with a map. */
  boolean showsAMap() {
    return shows("explain.grid") && !shows("explain.busy") && shows("explain.scaleBar");
  }

  /** Waits until nothing is at work and all is painted. */
  void idle() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      Thread.sleep(150);
      onEdt(() -> null);
    }
  }

  /** The component of that name, waited for. */
  <T extends Component> T find(Class<T> type, String name) {
    await(name, () -> exists(name));
    return onEdt(
        () ->
            all(type, c -> name.equals(c.getName())).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is no " + type.getSimpleName())));
  }

  /** Clicks a button as a user would. */
  void click(String name) {
    javax.swing.AbstractButton button = find(javax.swing.AbstractButton.class, name);
    await(name + " to be enabled", () -> onEdt(button::isEnabled));
    EventQueue.invokeLater(button::doClick);
    onEdt(() -> null);
  }

  /** Chooses an item of the menus by its name. */
  void menu(String name) {
    await(name, () -> onEdt(() -> item(window().getJMenuBar(), name)) != null);
    EventQueue.invokeLater(() -> item(window().getJMenuBar(), name).doClick());
    onEdt(() -> null);
  }

  /** Fills menus whose items are made when they open. */
  private static void opened(javax.swing.MenuElement at) {
    if (at instanceof javax.swing.JMenu menu) {
      for (javax.swing.event.MenuListener l : menu.getMenuListeners()) {
        l.menuSelected(new javax.swing.event.MenuEvent(menu));
      }
    }
  }

  private static javax.swing.JMenuItem item(javax.swing.MenuElement at, String name) {
    opened(at);
    for (javax.swing.MenuElement element : at.getSubElements()) {
      if (element instanceof javax.swing.JMenuItem i && name.equals(i.getName())) {
        return i;
      }
      javax.swing.JMenuItem below = item(element, name);
      if (below != null) {
        return below;
      }
    }
    return null;
  }

  /** Brings a view's tab to the front. */
  void front(String view) {
    String name = "view." + view;
    await(name, () -> onEdt(() -> tab(name)));
    await(name + " in front", () -> shows(name));
  }

  private boolean tab(String name) {
    for (javax.swing.JTabbedPane pane : all(javax.swing.JTabbedPane.class, p -> true)) {
      for (int i = 0; i < pane.getTabCount(); i++) {
        List<Component> found = new ArrayList<>();
        collect(pane.getComponentAt(i), Component.class, c -> name.equals(c.getName()), found);
        if (!found.isEmpty()) {
          pane.setSelectedIndex(i);
          return true;
        }
      }
    }
    return shows(name);
  }

  /** Writes into a field as if it had been typed. */
  void type(String name, String text) {
    javax.swing.text.JTextComponent field = find(javax.swing.text.JTextComponent.class, name);
    onEdt(
        () -> {
          field.setText(text);
          if (field instanceof javax.swing.JTextField f) {
            f.postActionEvent();
          }
          return null;
        });
  }

  /** Chooses a value of a box. */
  void choose(String name, String value) {
    Component field = find(Component.class, name);
    onEdt(
        () -> {
          if (field instanceof javax.swing.JComboBox<?> box) {
            box.setSelectedItem(value);
          } else {
            ((javax.swing.text.JTextComponent) field).setText(value);
          }
          return null;
        });
  }

  /** Whether a list has an entry with that word in it. */
  boolean lists(String name, String word) {
    return onEdt(
        () -> {
          for (Component c : all(Component.class, c -> name.equals(c.getName()))) {
            if (c instanceof javax.swing.JList<?> list) {
              for (int i = 0; i < list.getModel().getSize(); i++) {
                if (String.valueOf(list.getModel().getElementAt(i)).contains(word)) {
                  return true;
                }
              }
            }
          }
          return false;
        });
  }

  /** The first row of a table with that word in it; -1 for none. Event thread. */
  int row(javax.swing.JTable table, String word) {
    for (int row = 0; row < table.getRowCount(); row++) {
      for (int column = 0; column < table.getColumnCount(); column++) {
        if (String.valueOf(table.getValueAt(row, column)).contains(word)) {
          return row;
        }
      }
    }
    return -1;
  }

  /** Drops files onto the window. */
  void drop(Path... files) {
    List<java.io.File> list = java.util.Arrays.stream(files).map(Path::toFile).toList();
    assertTrue(
        onEdt(
            () -> {
              javax.swing.JComponent root = window().getRootPane();
              return root.getTransferHandler()
                  .importData(
                      new javax.swing.TransferHandler.TransferSupport(
                          root, new DroppedFiles(list)));
            }),
        "nothing takes " + list);
  }

  /** The text of a label, button or field. */
  String text(String name) {
    return onEdt(
        () -> {
          for (Component c : all(Component.class, c -> name.equals(c.getName()))) {
            if (c instanceof javax.swing.JLabel l) {
              return l.getText();
            } else if (c instanceof javax.swing.AbstractButton b) {
              return b.getText();
            } else if (c instanceof javax.swing.text.JTextComponent t) {
              return t.getText();
            }
          }
          return "";
        });
  }

  /** Writes what a window shows to {@code target/screenshots}. */
  Path screenshot(String name) {
    return screenshot(name, 1);
  }

  /**
   * @param scale pixels of the screen for one of the window, as a display of high resolution has
   */
  Path screenshot(String name, int scale) {
    return onEdt(() -> Screenshots.paint(window(), name, scale));
  }

  Watchdog watchdog() {
    return watchdog;
  }

  /** Closes the window as a user would and waits for the platform's end. */
  @Override
  public void close() {
    frame()
        .ifPresent(
            f ->
                EventQueue.invokeLater(
                    () ->
                        f.dispatchEvent(
                            new java.awt.event.WindowEvent(
                                f, java.awt.event.WindowEvent.WINDOW_CLOSING))));
    watchdog.close();
    await("the end", () -> exit.isDone());
    assertTrue(exit.join() == 0, "exit status " + exit.join());
  }
}
