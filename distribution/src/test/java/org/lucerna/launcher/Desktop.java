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
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import javax.imageio.ImageIO;
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
    desktop.await("the window", () -> desktop.frame().isPresent());
    return desktop;
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

  /** The component of that name, waited for. */
  <T extends Component> T find(Class<T> type, String name) {
    await(name, () -> shows(name));
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

  /** Writes what a window shows to {@code target/screenshots}. */
  Path screenshot(String name) {
    return onEdt(() -> paint(window(), name));
  }

  static Path paint(Window window, String name) {
    BufferedImage image =
        new BufferedImage(window.getWidth(), window.getHeight(), BufferedImage.TYPE_INT_RGB);
    var g = image.createGraphics();
    try {
      window.paint(g);
    } finally {
      g.dispose();
    }
    try {
      Path file = screenshots().resolve(name + ".png");
      ImageIO.write(image, "png", file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path screenshots() throws IOException {
    return Files.createDirectories(
        Path.of(System.getProperty("lucerna.folder")).resolveSibling("screenshots"));
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
