/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.awt.EventQueue;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.lucerna.workbench.theme.Desktop;
import org.lucerna.workbench.theme.Look;
import org.lucerna.workbench.theme.Theme;
import org.lucerna.workbench.workspace.Preferences;
import org.lucerna.workbench.workspace.UserFile;

/** The window from outside: opened, waited for, closed. */
public final class Window {

  private final Services services;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<Shell> shell = new AtomicReference<>();

  public Window(Services services) {
    this.services = services;
  }

  /**
   * Opens the window and waits until it is closed. Not on the event thread.
   *
   * @param paths to open
   * @param workspace the folder to keep work in; empty for the last one
   */
  public void show(List<Path> paths, Optional<String> workspace)
      throws IOException, InterruptedException {
    UserFile user = new UserFile(services.base().storage());
    Preferences preferences = user.read();
    Path home = Path.of(System.getProperty("user.home"));
    Path folder = UserFile.workspace(workspace, preferences, home);
    WorkspaceHandle handle =
        WorkspaceHandle.open(folder, services.base().storage(), services.own().history());
    boolean dark = preferences.theme() == Theme.SYSTEM && Desktop.isDark().orElse(false);
    try {
      EventQueue.invokeAndWait(
          () -> {
            Look look = new Look();
            look.apply(preferences.theme(), dark, preferences.fontSize());
            Shell opened =
                new Shell(
                    services,
                    new Shell.Before(user, preferences, handle, look, dark),
                    closed::countDown);
            shell.set(opened);
            opened.open(paths);
          });
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the window could not be opened", e.getCause());
    }
    closed.await();
  }

  /** Closes the window without asking, because its bundle stops. */
  public void close() {
    Shell open = shell.get();
    if (open != null && closed.getCount() > 0) {
      EventQueue.invokeLater(open::closeNow);
    }
  }
}
