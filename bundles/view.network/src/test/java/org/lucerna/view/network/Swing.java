/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** Components without a window. */
public final class Swing {

  private Swing() {}

  /** On the event thread. */
  public static <T> T on(Callable<T> call) throws Exception {
    AtomicReference<T> result = new AtomicReference<>();
    AtomicReference<Exception> failure = new AtomicReference<>();
    EventQueue.invokeAndWait(
        () -> {
          try {
            result.set(call.call());
          } catch (Exception e) {
            failure.set(e);
          }
        });
    if (failure.get() != null) {
      throw failure.get();
    }
    return result.get();
  }

  public static void run(Runnable run) throws Exception {
    on(
        () -> {
          run.run();
          return null;
        });
  }

  /** Lays it out, as a window would. */
  public static void layOut(Component component, int width, int height) {
    component.setSize(width, height);
    for (int pass = 0; pass < 3; pass++) {
      layOut(component);
    }
  }

  private static void layOut(Component component) {
    component.doLayout();
    if (component instanceof Container container) {
      for (Component child : container.getComponents()) {
        layOut(child);
      }
    }
  }

  public static BufferedImage paint(Component component) {
    BufferedImage image =
        new BufferedImage(component.getWidth(), component.getHeight(), BufferedImage.TYPE_INT_RGB);
    component.paint(image.getGraphics());
    return image;
  }

  /** The component of that name and type. */
  public static <T extends Component> T find(Component root, Class<T> type, String name) {
    return search(root, type, name)
        .orElseThrow(() -> new AssertionError("there is no component " + name));
  }

  private static <T extends Component> Optional<T> search(
      Component at, Class<T> type, String name) {
    if (type.isInstance(at) && name.equals(at.getName())) {
      return Optional.of(type.cast(at));
    }
    if (at instanceof Container container) {
      for (Component child : container.getComponents()) {
        Optional<T> found = search(child, type, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
