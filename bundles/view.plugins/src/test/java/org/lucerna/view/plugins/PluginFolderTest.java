/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.testkit.TempStorage;

class PluginFolderTest {

  @TempDir Path temp;
  private PluginFolder folder;

  @BeforeEach
  void make() {
    folder = new PluginFolder(temp.resolve("plugins"), new TempStorage(temp));
  }

  static Path jar(Path file, String name, String version, String... headers) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (name != null) {
      main.putValue("Bundle-SymbolicName", name + ";singleton:=true");
      main.putValue("Bundle-Version", version);
    }
    for (int i = 0; i < headers.length; i += 2) {
      main.putValue(headers[i], headers[i + 1]);
    }
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry("a.txt"));
      jar.write(version.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return file;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aJarIsDescribedBeforeItIsInstalled() throws IOException {
    JarFacts facts =
        JarFacts.of(
            jar(
                temp.resolve("x.jar"),
                "com.x",
                "1.2.3",
                "Bundle-Name",
                "X maps",
                "Bundle-Vendor",
                "X Inc"));
    assertEquals("com.x", facts.symbolicName());
    assertEquals("X maps", facts.name());
    assertEquals("1.2.3", facts.version());
    assertEquals("X Inc", facts.provider());
    assertTrue(facts.sha256().matches("[0-9a-f]{64}"));
    assertTrue(facts.signature().signers().isEmpty());
    assertFalse(facts.restart());
    String shown = PluginDetails.of(facts, java.util.Optional.empty());
    assertTrue(
        shown.contains(facts.sha256().substring(0, 32)) && shown.contains("Not signed"), shown);
  }

  @Test
  void whatIsNoPluginIsRefusedWithASentence() throws IOException {
    Path plain = jar(temp.resolve("p.jar"), null, "1");
    assertTrue(
        assertThrows(LucernaException.class, () -> JarFacts.of(plain))
            .getMessage()
            .contains("is no plugin"));
    Path noise = Files.writeString(temp.resolve("n.jar"), "no zip at all");
    assertTrue(
        assertThrows(LucernaException.class, () -> JarFacts.of(noise))
            .getMessage()
            .contains("no jar"));
  }

  @Test
  void anUpdateTakesThePlaceOfTheOlderFile() throws IOException {
    folder.install(JarFacts.of(jar(temp.resolve("x-1.jar"), "com.x", "1.0.0")));
    folder.install(JarFacts.of(jar(temp.resolve("other.jar"), "com.other", "1.0.0")));
    folder.install(JarFacts.of(jar(temp.resolve("x-2.jar"), "com.x", "2.0.0")));
    assertEquals(List.of("other.jar", "x-2.jar"), names());
    assertEquals("2.0.0", JarFacts.of(folder.path().resolve("x-2.jar")).version());
  }

  @Test
  void aDisabledPluginStaysAndComesBack() throws IOException {
    folder.install(JarFacts.of(jar(temp.resolve("x.jar"), "com.x", "1.0.0")));
    folder.disable(folder.path().resolve("x.jar"));
    assertEquals(List.of("x.jar.disabled"), names());
    assertEquals("com.x", folder.list(PluginFolder.DISABLED).get(0).symbolicName());
    folder.enable(folder.path().resolve("x.jar.disabled"));
    assertEquals(List.of("x.jar"), names());
    folder.disable(folder.path().resolve("x.jar"));
    folder.install(JarFacts.of(jar(temp.resolve("x-2.jar"), "com.x", "2.0.0")));
    assertEquals(List.of("x-2.jar"), names());
  }

  @Test
  void whatNeedsARestartWaitsForIt() throws IOException {
    folder.install(JarFacts.of(jar(temp.resolve("e.jar"), "com.e", "1.0.0")));
    folder.install(
        JarFacts.of(
            jar(temp.resolve("e-2.jar"), "com.e", "2.0.0", "Lucerna-Restart-Required", "true")));
    assertEquals(List.of("e-2.jar.restart", "e.jar"), names());
    assertTrue(folder.list(PluginFolder.STAGED).get(0).restart());
  }

  @Test
  void aJarThatChangedAfterItWasLookedAtIsNotInstalled() throws IOException {
    Path file = jar(temp.resolve("x.jar"), "com.x", "1.0.0");
    JarFacts facts = JarFacts.of(file);
    jar(file, "com.x", "6.6.6");
    assertThrows(LucernaException.class, () -> folder.install(facts));
    assertEquals(List.of(), names());
  }

  @Test
  void onlyFilesOfTheFolderAreTouched() throws IOException {
    Path other = Files.writeString(temp.resolve("precious.jar"), "x");
    assertThrows(IllegalArgumentException.class, () -> folder.remove(other));
    assertThrows(
        IllegalArgumentException.class,
        () -> folder.remove(folder.path().resolve("../precious.jar")));
    assertTrue(Files.exists(other));
  }

  @Test
  void safeModeIsAFileThatCanBeTakenBack() throws IOException {
    SafeMode safe = new SafeMode(temp.resolve("home/safe-mode"), false);
    assertFalse(safe.isAsked());
    safe.ask(new TempStorage(temp));
    assertTrue(safe.isAsked());
    safe.takeBack();
    assertFalse(safe.isAsked());
  }
}
