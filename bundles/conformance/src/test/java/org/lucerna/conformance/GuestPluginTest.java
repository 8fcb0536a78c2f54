/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.OsgiPlugins;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.plugin.Plugin;
import org.osgi.framework.launch.Framework;

/** Against the real framework. */
class GuestPluginTest {

  private static final String PACKAGES =
      "org.lucerna.core.api.data,org.lucerna.core.api.param,org.lucerna.core.api.task,"
          + "org.lucerna.vision.api.explain";

  @TempDir Path temp;
  private Framework framework;
  private OsgiPlugins plugins;

  @BeforeEach
  void start() throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage",
                    temp.resolve("felix").toString(),
                    "org.osgi.framework.system.packages.extra",
                    PACKAGES,
                    "felix.log.level",
                    "0"));
    framework.start();
    plugins = new OsgiPlugins(framework.getBundleContext());
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  @Test
  void aPluginsMethodsAreThereAsLongAsItIsLookedAt() throws IOException {
    Path jar = bundle("guest.jar", "Bundle-SymbolicName: org.example.guest\nTest-Method: my-cam\n");
    try (GuestPlugin guest = GuestPlugin.install(framework.getBundleContext(), jar)) {
      List<String> ids = guest.methods(plugins).stream().map(Plugin::id).toList();
      assertEquals(List.of("my-cam"), ids);
    }
    assertEquals(
        1, framework.getBundleContext().getBundles().length, "the framework alone is left");
  }

  @Test
  void aFileThatIsNotThereOrNoJarIsSaidToBeSo() throws IOException {
    assertRefused(temp.resolve("none.jar"), "plugin none.jar is not there");
    Path text = Files.writeString(temp.resolve("text.jar"), "no jar");
    assertRefused(text, "plugin text.jar is no readable jar file");
  }

  @Test
  void aJarThatIsNoBundleIsSaidToBeSo() throws IOException {
    assertRefused(bundle("plain.jar", ""), "no OSGi bundle");
    String fragment = "Bundle-SymbolicName: org.example.part\nFragment-Host: org.example.guest\n";
    assertRefused(bundle("part.jar", fragment), "fragment");
  }

  @Test
  void aMissingPackageIsNamed() throws IOException {
    Path jar =
        bundle(
            "needy.jar",
            "Bundle-SymbolicName: org.example.needy\nImport-Package: org.example.missing\n");
    assertRefused(jar, "cannot start: it needs package org.example.missing");
    assertEquals(1, framework.getBundleContext().getBundles().length);
  }

  @Test
  void anInstalledPluginIsNotInstalledTwice() throws Exception {
    Path jar = bundle("guest.jar", "Bundle-SymbolicName: org.example.guest\nTest-Method: my-cam\n");
    framework.getBundleContext().installBundle(jar.toUri().toString()).start();
    assertRefused(jar, "is installed already");
  }

  @Test
  void aPluginWithoutMethodsOrWithTakenIdsIsSaidToBeSo() throws Exception {
    Path empty = bundle("empty.jar", "Bundle-SymbolicName: org.example.empty\n");
    assertMethodsRefused(empty, "brings no explanation method");
    Path first = bundle("first.jar", "Bundle-SymbolicName: org.example.a\nTest-Method: my-cam\n");
    framework.getBundleContext().installBundle(first.toUri().toString()).start();
    Path second = bundle("b.jar", "Bundle-SymbolicName: org.example.b\nTest-Method: my-cam\n");
    assertMethodsRefused(second, "ids are taken");
  }

  private void assertMethodsRefused(Path jar, String part) {
    try (GuestPlugin guest = GuestPlugin.install(framework.getBundleContext(), jar)) {
      assertRefusal(assertThrows(LucernaException.class, () -> guest.methods(plugins)), part);
    }
  }

  private void assertRefused(Path jar, String part) {
    assertRefusal(
        assertThrows(
            LucernaException.class, () -> GuestPlugin.install(framework.getBundleContext(), jar)),
        part);
  }

  private static void assertRefusal(LucernaException refusal, String part) {
    assertEquals(ExitStatus.PLUGIN, refusal.status());
    assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count());
  }

  /** A jar with the activator, and imports for it where none are given. */
  private Path bundle(String name, String headers) throws IOException {
    String text = "Manifest-Version: 1.0\n" + headers;
    if (headers.contains("SymbolicName")) {
      text += "Bundle-ManifestVersion: 2\nBundle-Version: 1.2.3\n";
    }
    if (headers.contains("Test-Method")) {
      text +=
          "Bundle-Activator: %s\nImport-Package: org.osgi.framework,%s\n"
              .formatted(GuestActivator.class.getName(), PACKAGES.replace(",", ",\n "));
    }
    Manifest manifest =
        new Manifest(
            new java.io.ByteArrayInputStream(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    Path jar = temp.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      for (Class<?> type : List.of(GuestActivator.class, GuestActivator.Nothing.class)) {
        String path = type.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new ZipEntry(path));
        try (InputStream in = type.getResourceAsStream("/" + path)) {
          in.transferTo(entries);
        }
      }
    }
    return jar;
  }
}
