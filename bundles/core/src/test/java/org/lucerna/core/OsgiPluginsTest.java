/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

/** Against the real framework; {@code IntSupplier} plays the plugin interface. */
class OsgiPluginsTest {

  @TempDir Path temp;
  private Framework framework;
  private Bundle bundle;
  private OsgiPlugins plugins;

  @BeforeEach
  void start() throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage",
                    temp.resolve("felix").toString(),
                    "felix.log.level",
                    "0"));
    framework.start();
    bundle = framework.getBundleContext().installBundle("memory:one", jar("org.example.one"));
    bundle.start();
    plugins = new OsgiPlugins(framework.getBundleContext());
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  /** A parameter record that only its own bundle can load. */
  public record OwnParams() {}

  private static InputStream jar(String name) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.putValue("Manifest-Version", "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", "1.2.3");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String path = OwnParams.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
        InputStream code = OsgiPluginsTest.class.getClassLoader().getResourceAsStream(path)) {
      jar.putNextEntry(new ZipEntry(path));
      code.transferTo(jar);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private ServiceRegistration<?> register(Object service, Object... namesAndValues) {
    Dictionary<String, Object> properties = new Hashtable<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return bundle
        .getBundleContext()
        .registerService(IntSupplier.class.getName(), service, properties);
  }

  private static IntSupplier number(int n) {
    return () -> n;
  }

  private Plugin<IntSupplier> require(String id) {
    return plugins.require(IntSupplier.class, "number", id);
  }

  @Test
  void pluginsAreSortedAndOfEqualIdsTheHighestRankingStays() {
    register(number(1), "lucerna.id", "b", "service.ranking", 5);
    register(number(2), "lucerna.id", "a");
    register(number(3), "lucerna.id", "b", "service.ranking", 9);
    register(number(4), "lucerna.id", "b");
    register(number(5), "other", "no plugin of ours");
    List<Plugin<IntSupplier>> all = plugins.all(IntSupplier.class);
    assertEquals(List.of("a", "b"), all.stream().map(Plugin::id).toList());
    assertEquals(3, all.get(1).service().getAsInt());
  }

  @Test
  void aPluginIsDescribedByItsProperties() {
    register(
        number(1),
        "lucerna.id",
        "cam",
        "lucerna.label",
        "CAM",
        "lucerna.cite",
        "Zhou 2016",
        "lucerna.requires",
        new String[] {"ACTIVATIONS", "GRADIENTS"},
        "lucerna.sizes",
        new int[] {3, 4},
        "lucerna.list",
        List.of("x", "y"));
    Plugin<IntSupplier> cam = require("cam");
    assertEquals("CAM", cam.label());
    assertEquals("org.example.one 1.2.3", cam.origin());
    assertEquals(Optional.of("Zhou 2016"), cam.property("cite"));
    assertEquals(List.of("ACTIVATIONS", "GRADIENTS"), cam.properties("requires"));
    assertEquals(List.of("3", "4"), cam.properties("sizes"));
    assertEquals(List.of("x", "y"), cam.properties("list"));
    assertEquals(Optional.empty(), cam.property("none"));
    assertEquals(NoParams.class, cam.params());
  }

  @Test
  void theParameterRecordIsLoadedFromThePluginsOwnBundle() throws Exception {
    register(number(1), "lucerna.id", "x", "lucerna.params", OwnParams.class.getName());
    Class<? extends Record> params = require("x").params();
    assertEquals(OwnParams.class.getName(), params.getName());
    assertSame(bundle.loadClass(OwnParams.class.getName()), params);
    assertFalse(params == OwnParams.class);
  }

  @Test
  void noParamsNeedNotBeImportedByThePluginsBundle() {
    register(number(1), "lucerna.id", "x", "lucerna.params", NoParams.class.getName());
    assertEquals(NoParams.class, require("x").params());
  }

  @Test
  void aParameterRecordThatCannotBeLoadedMakesThePluginBroken() {
    register(number(1), "lucerna.id", "x", "lucerna.params", "org.example.Missing");
    LucernaException broken = assertThrows(LucernaException.class, () -> require("x").params());
    assertEquals(ExitStatus.PLUGIN, broken.status());
    assertTrue(broken.getMessage().contains("org.example.Missing"), broken.getMessage());
    register(number(1), "lucerna.id", "y", "lucerna.params", "java.lang.String");
    assertThrows(LucernaException.class, () -> require("y").params());
  }

  @Test
  void aComponentThatFailsToStartIsNamedWithItsBundle() {
    ServiceFactory<IntSupplier> failing =
        new ServiceFactory<>() {
          @Override
          public IntSupplier getService(Bundle user, ServiceRegistration<IntSupplier> r) {
            return null; // what the component runtime does after an exception in a constructor
          }

          @Override
          public void ungetService(Bundle b, ServiceRegistration<IntSupplier> r, IntSupplier s) {}
        };
    register(failing, "lucerna.id", "x", "component.name", "org.example.Broken");
    LucernaException broken = assertThrows(LucernaException.class, () -> require("x").service());
    assertEquals(ExitStatus.PLUGIN, broken.status());
    assertEquals(
        "the plugin 'x' of bundle org.example.one 1.2.3, component org.example.Broken, could not"
            + " be started",
        broken.getMessage());
  }

  @Test
  void aPluginThatHasGoneSaysSo() throws Exception {
    register(number(1), "lucerna.id", "x", "lucerna.params", OwnParams.class.getName());
    Plugin<IntSupplier> plugin = require("x");
    bundle.uninstall();
    LucernaException gone = assertThrows(LucernaException.class, plugin::service);
    assertTrue(gone.getMessage().endsWith("is no longer installed"), gone.getMessage());
    assertThrows(LucernaException.class, plugin::params);
    assertEquals("org.example.one 1.2.3", plugin.origin());
    assertEquals(Optional.empty(), plugins.find(IntSupplier.class, "x"));
  }

  @Test
  void anUnknownIdIsAnsweredWithWhatIsThere() {
    assertEquals(
        "unknown method 'cma' (none is installed)",
        assertThrows(
                UnknownPluginException.class,
                () -> plugins.require(IntSupplier.class, "method", "cma"))
            .getMessage());
    register(number(1), "lucerna.id", "cam");
    register(number(1), "lucerna.id", "grad-cam");
    assertEquals(
        "unknown number 'cma'; did you mean 'cam'? (installed: cam, grad-cam)",
        assertThrows(UnknownPluginException.class, () -> require("cma")).getMessage());
  }

  @Test
  void activeBundlesAreListedWithTheirVersions() throws Exception {
    framework.getBundleContext().installBundle("memory:two", jar("org.example.two"));
    assertTrue(plugins.bundles().contains("org.example.one 1.2.3"));
    assertFalse(plugins.bundles().contains("org.example.two 1.2.3"));
    assertEquals(plugins.bundles().stream().sorted().toList(), plugins.bundles());
  }
}
