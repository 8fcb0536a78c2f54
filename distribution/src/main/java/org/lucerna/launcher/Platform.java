/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.condition.Condition;

/** The OSGi framework with the bundles of the configured features. */
final class Platform implements AutoCloseable {

  private static final Duration APPLICATION_WAIT = Duration.ofSeconds(20);
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);
  private static final Duration PLUGIN_WAIT = Duration.ofSeconds(2);

  /** The condition that says that all has started. */
  private static final String STARTED = "lucerna.started";

  private final Settings settings;
  private final Framework framework;
  private final Map<Features.Item, Bundle> bundles = new LinkedHashMap<>();

  Platform(Settings settings, Path storage) {
    Map<String, String> config = new HashMap<>(settings.framework());
    config.put(Constants.FRAMEWORK_STORAGE, storage.resolve("framework").toString());
    config.put("felix.fileinstall.tmpdir", storage.resolve("fileinstall").toString());
    config.put("lucerna.condition", STARTED);
    this.settings = settings;
    this.framework =
        ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(config);
  }

  /** Starts what the window is made of: it can be built while {@link #startRest} does the rest. */
  void startFirst() throws BundleException {
    framework.init();
    BundleContext context = framework.getBundleContext();
    for (Features.Item item : Features.read(settings.home(), settings.features())) {
      // By reference: the framework would otherwise copy 100 MB of native libraries.
      bundles.put(item, context.installBundle("reference:" + item.jar().toUri()));
    }
    framework.start();
    for (Features.Stage stage : List.of(Features.Stage.PLATFORM, Features.Stage.WINDOW)) {
      start(stage);
    }
  }

  /** Starts all other bundles. */
  void startRest() throws BundleException {
    start(Features.Stage.REST);
  }

  /** Nothing is kept of it: the next process installs them anew. */
  private void start(Features.Stage stage) throws BundleException {
    for (Map.Entry<Features.Item, Bundle> bundle : bundles.entrySet()) {
      if (bundle.getKey().stage() == stage && !isFragment(bundle.getValue())) {
        bundle.getValue().start(Bundle.START_ACTIVATION_POLICY | Bundle.START_TRANSIENT);
      }
    }
  }

  private static boolean isFragment(Bundle bundle) {
    return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }

  boolean isRunning() {
    return framework.getState() == Bundle.ACTIVE;
  }

  /** Tells by a service that all is there, for those who began before. */
  void tellStarted() {
    BundleContext context = framework.getBundleContext();
    if (context == null) {
      return; // It has ended.
    }
    try {
      context.registerService(
          Condition.class,
          Condition.INSTANCE,
          new Hashtable<>(Map.of(Condition.CONDITION_ID, STARTED)));
    } catch (IllegalStateException e) {
      // It ends at this moment: nobody waits any more.
    }
  }

  /**
   * Waits until what lies in {@code plugins/} is installed, so that a command can use it.
   *
   * @return names of files that were not taken up in time; empty where all were
   */
  Optional<List<String>> awaitPlugins() throws InterruptedException, IOException {
    Path folder = settings.plugins();
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.filter(f -> f.toString().endsWith(".jar")).toList();
    }
    await(PLUGIN_WAIT, () -> jars.stream().allMatch(this::isActive));
    List<String> late =
        jars.stream().filter(j -> !isActive(j)).map(j -> j.getFileName().toString()).toList();
    return late.isEmpty() ? Optional.empty() : Optional.of(late);
  }

  private boolean isActive(Path jar) {
    Bundle bundle = framework.getBundleContext().getBundle(jar.toUri().toString());
    return bundle != null && bundle.getState() == Bundle.ACTIVE;
  }

  /** The application of that name: a JDK type, since this class path knows no bundle's types. */
  @SuppressWarnings("unchecked")
  ToIntFunction<String[]> application(String name) throws Exception {
    BundleContext context = framework.getBundleContext();
    String filter = "(lucerna.application=" + name + ")";
    List<ServiceReference<?>> found = new ArrayList<>();
    await(
        APPLICATION_WAIT,
        () -> {
          found.addAll(references(context, filter));
          return !found.isEmpty();
        });
    if (found.isEmpty()) {
      throw new PlatformException("no application " + name + "; " + unresolved(context));
    }
    return (ToIntFunction<String[]>) context.getService(found.get(0));
  }

  private static List<ServiceReference<?>> references(BundleContext context, String filter) {
    try {
      ServiceReference<?>[] all =
          context.getAllServiceReferences(ToIntFunction.class.getName(), filter);
      return all == null ? List.of() : List.of(all);
    } catch (org.osgi.framework.InvalidSyntaxException e) {
      throw new PlatformException("wrong filter " + filter, e);
    }
  }

  private static String unresolved(BundleContext context) {
    List<String> names =
        Stream.of(context.getBundles())
            .filter(b -> b.getState() == Bundle.INSTALLED)
            .map(Bundle::getSymbolicName)
            .toList();
    return names.isEmpty() ? "all bundles are resolved" : "not resolved: " + names;
  }

  private static void await(Duration limit, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  @Override
  public void close() throws BundleException {
    framework.stop();
    try {
      framework.waitForStop(STOP_WAIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
