/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench;

import java.awt.EventQueue;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.condition.Condition;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Whether all bundles of the product have been started. The launcher opens the window before, so
 * that both go on at the same time, and registers a condition in the end; its id is in the
 * framework's property {@code lucerna.condition}. Where there is no such property nobody promised
 * anything, and what is there is all.
 */
final class Started implements Consumer<Runnable> {

  private static final String PROPERTY = "lucerna.condition";

  private final BundleContext framework;

  Started(BundleContext framework) {
    this.framework = framework;
  }

  /** Runs {@code then} on the event thread as soon as it is so: now, where it is so. */
  @Override
  public void accept(Runnable then) {
    String id = framework.getProperty(PROPERTY);
    if (id == null) {
      then.run();
      return;
    }
    new Waiting(framework, filter(id), then).open();
  }

  private static Filter filter(String id) {
    try {
      return FrameworkUtil.createFilter(
          "(&(objectClass=%s)(%s=%s))"
              .formatted(Condition.class.getName(), Condition.CONDITION_ID, id));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("condition " + id, e);
    }
  }

  private static final class Waiting extends ServiceTracker<Condition, Condition> {
    private final Runnable then;

    Waiting(BundleContext framework, Filter filter, Runnable then) {
      super(framework, filter, null);
      this.then = then;
    }

    @Override
    public Condition addingService(ServiceReference<Condition> reference) {
      EventQueue.invokeLater(
          () -> {
            close();
            then.run();
          });
      return super.addingService(reference);
    }
  }
}
