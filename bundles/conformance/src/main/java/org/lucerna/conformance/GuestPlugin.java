/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.explain.Explainer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** A plugin's jar file, installed for as long as it is looked at. */
final class GuestPlugin implements AutoCloseable {

  /** Components start as their bundle does; those that wait for others get this long. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)");
  private final Path jar;
  private final Bundle bundle;

  private GuestPlugin(Path jar, Bundle bundle) {
    this.jar = jar;
    this.bundle = bundle;
  }

  /**
   * Installs and starts it.
   *
   * @throws LucernaException (plugin) saying what is wrong with the file
   */
  static GuestPlugin install(BundleContext framework, Path jar) {
    requireBundle(jar);
    Bundle installed = null;
    try {
      // The framework copies the file: it may be built anew meanwhile.
      installed = framework.installBundle("verify:" + jar.toUri(), Files.newInputStream(jar));
      installed.start();
      return new GuestPlugin(jar, installed);
    } catch (BundleException e) {
      uninstall(installed);
      throw broken(jar, sentence(e), e);
    } catch (IOException e) {
      throw broken(jar, "cannot be read", e);
    }
  }

  private static void requireBundle(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw broken(jar, "is not there", null);
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String name =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
      if (name == null) {
        throw broken(
            jar, "is no OSGi bundle: its manifest names no Bundle-SymbolicName (use bnd)", null);
      }
      if (manifest.getMainAttributes().getValue(Constants.FRAGMENT_HOST) != null) {
        throw broken(jar, "is a fragment of another bundle and brings no methods itself", null);
      }
    } catch (IOException e) {
      throw broken(jar, "is no readable jar file", e);
    }
  }

  private static String sentence(BundleException e) {
    String message = String.valueOf(e.getMessage());
    if (e.getType() == BundleException.DUPLICATE_BUNDLE_ERROR) {
      return "is installed already, by that name and version: examine its methods by their ids, or"
          + " take it out of plugins/ first";
    }
    Matcher missing = PACKAGE.matcher(message);
    if (missing.find()) {
      String name = missing.group(1);
      while (missing.find()) {
        name = missing.group(1); // the innermost one is what lacks
      }
      return "cannot start: it needs package " + name + ", which nothing here exports as it asks";
    }
    if (message.contains("osgi.ee")) {
      return "cannot start: it was built for a newer Java than " + Runtime.version().feature();
    }
    return "cannot start: " + message.lines().findFirst().orElse("no reason is given");
  }

  /**
   * Its explanation methods.
   *
   * @throws LucernaException (plugin) if there are none, or they hide behind others of their ids
   */
  @SuppressWarnings("rawtypes") // what methods are registered under
  List<Plugin<Explainer>> methods(Plugins plugins) {
    await(() -> !own(plugins).isEmpty());
    List<Plugin<Explainer>> own = own(plugins);
    if (!own.isEmpty()) {
      return own;
    }
    boolean registered =
        java.util.Optional.ofNullable(bundle.getRegisteredServices()).stream()
            .flatMap(java.util.Arrays::stream)
            .anyMatch(
                r ->
                    List.of((String[]) r.getProperty(Constants.OBJECTCLASS))
                        .contains(Explainer.class.getName()));
    throw broken(
        jar,
        registered
            ? "brings methods whose ids are taken by installed ones: give them other ids"
            : "starts, but brings no explanation method: an Explainer needs @Component and"
                + " @ExplainerType, and bnd must write its component's XML",
        null);
  }

  @SuppressWarnings("rawtypes")
  private List<Plugin<Explainer>> own(Plugins plugins) {
    String origin = bundle.getSymbolicName() + " " + bundle.getVersion();
    return plugins.all(Explainer.class).stream().filter(p -> p.origin().equals(origin)).toList();
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.getAsBoolean() && System.nanoTime() < end) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static LucernaException broken(Path jar, String what, Exception cause) {
    return new LucernaException(
        ExitStatus.PLUGIN, "plugin " + jar.getFileName() + " " + what, cause);
  }

  @Override
  public void close() {
    uninstall(bundle);
  }

  private static void uninstall(Bundle bundle) {
    if (bundle != null) {
      try {
        bundle.uninstall();
      } catch (BundleException | IllegalStateException e) {
        // It has gone by another way: nothing is left to take out.
      }
    }
  }
}
