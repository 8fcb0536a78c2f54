/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The native libraries that came with a natives bundle, still packed.
 *
 * @param libtorch the published jar of libtorch
 * @param jni DJL's JNI library for it
 * @param version of libtorch
 * @param djl version of DJL the JNI library was built for
 * @param flavor {@code cpu}
 * @param platform such as {@code linux-x86_64}
 */
record Natives(URL libtorch, URL jni, String version, String djl, String flavor, String platform) {

  /** The capability natives bundles provide. */
  static final String NAMESPACE = "lucerna.natives";

  private static final String FACTS = "natives/natives.properties";

  /** Those of the bundle this bundle is wired to. */
  static Natives of(BundleContext context) {
    BundleWiring wiring = context.getBundle().adapt(BundleWiring.class);
    return wiring.getRequiredWires(NAMESPACE).stream()
        .map(wire -> wire.getProvider().getBundle())
        .filter(bundle -> bundle.getEntry(FACTS) != null)
        .findFirst()
        .map(bundle -> read(bundle::getEntry))
        .orElseThrow(Natives::missing);
  }

  /** Those on the class path, where there is no framework. */
  static Natives of(ClassLoader loader) {
    return read(loader::getResource);
  }

  /** The name of their folder in the cache. */
  String folder() {
    return "pytorch-" + version + "-" + flavor + "-" + platform;
  }

  private static Natives read(Function<String, URL> entries) {
    URL facts = Optional.ofNullable(entries.apply(FACTS)).orElseThrow(Natives::missing);
    Properties p = new Properties();
    try (InputStream in = facts.openStream()) {
      p.load(in);
    } catch (IOException e) {
      throw new LucernaException(
          ExitStatus.PLUGIN, "The PyTorch natives bundle cannot be read: install it again.", e);
    }
    String platform = p.getProperty("os") + "-" + p.getProperty("arch");
    String flavor = p.getProperty("flavor");
    String library = System.mapLibraryName("djl_torch");
    URL libtorch = entries.apply("natives/libtorch.jar");
    URL jni = entries.apply("natives/jnilib/" + platform + "/" + flavor + "/" + library);
    if (libtorch == null || jni == null) {
      throw new LucernaException(
          ExitStatus.PLUGIN,
          "The installed PyTorch natives are for %s, not for this machine (%s %s)."
              .formatted(platform, System.getProperty("os.name"), System.getProperty("os.arch")));
    }
    return new Natives(
        libtorch, jni, p.getProperty("version"), p.getProperty("djl"), flavor, platform);
  }

  private static LucernaException missing() {
    return new LucernaException(
        ExitStatus.PLUGIN,
        "No bundle with the PyTorch libraries is installed: add"
            + " org.lucerna.backend.pytorch.natives for this platform.");
  }
}
