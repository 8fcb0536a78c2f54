/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.FileStorage;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

class NativesCacheTest {

  private static final String TORCH = System.mapLibraryName("torch");
  private static final String JNI = System.mapLibraryName("djl_torch");
  private static final String FOLDER = "pytorch-9.9.9-cpu-any-cpu";

  @TempDir private Path folder;
  private NativesCache cache;

  @BeforeEach
  void openCache() {
    cache = new NativesCache(new FileStorage(folder.resolve("home")));
  }

  @Test
  void librariesAreUnpackedOnceAndUsedAgain() throws IOException {
    Path first = cache.unpacked(natives(TORCH, "torch"));
    assertEquals(folder.resolve("home/natives").resolve(FOLDER), first);
    assertEquals("torch", Files.readString(first.resolve(TORCH)));
    assertEquals("jni", Files.readString(first.resolve(JNI)));
    FileTime before = Files.getLastModifiedTime(first.resolve(TORCH));
    assertEquals(first, cache.unpacked(natives(TORCH, "other")));
    assertEquals("torch", Files.readString(first.resolve(TORCH)));
    assertEquals(before, Files.getLastModifiedTime(first.resolve(TORCH)));
  }

  @Test
  void aDamagedFolderIsUnpackedAgain() throws IOException {
    Path unpacked = cache.unpacked(natives(TORCH, "torch"));
    Files.writeString(unpacked.resolve(TORCH), "to");
    cache.unpacked(natives(TORCH, "torch"));
    assertEquals("torch", Files.readString(unpacked.resolve(TORCH)));
    Files.delete(unpacked.resolve(JNI));
    cache.unpacked(natives(TORCH, "torch"));
    assertTrue(Files.exists(unpacked.resolve(JNI)));
  }

  @Test
  void whatAKilledProcessLeftIsRemoved() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home/natives"));
    Path half = Files.createDirectories(home.resolve(FOLDER + ".tmp"));
    Files.writeString(half.resolve(TORCH), "tor");
    Path unlisted = Files.createDirectories(home.resolve(FOLDER));
    Files.writeString(unlisted.resolve("old"), "old");
    Path unpacked = cache.unpacked(natives(TORCH, "torch"));
    assertFalse(Files.exists(half));
    assertFalse(Files.exists(unpacked.resolve("old")));
    assertEquals("torch", Files.readString(unpacked.resolve(TORCH)));
  }

  @Test
  void aTruncatedBundleLeavesNothingAndSaysWhatToDo() throws IOException {
    Natives whole = natives(TORCH, "torch".repeat(10_000));
    Path jar = folder.resolve("libtorch.jar");
    byte[] bytes = Files.readAllBytes(jar);
    Files.write(jar, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    LucernaException e = assertThrows(LucernaException.class, () -> cache.unpacked(whole));
    assertEquals(ExitStatus.PLUGIN, e.status());
    assertTrue(e.getMessage().contains("install it again"), e.getMessage());
    assertEquals(List.of(FOLDER + ".lock"), names(folder.resolve("home/natives")));
  }

  @Test
  void aBundleWithoutLibtorchIsRefused() throws IOException {
    Natives other = natives("libother.so", "other");
    LucernaException e = assertThrows(LucernaException.class, () -> cache.unpacked(other));
    assertTrue(e.getMessage().contains("no libtorch"), e.getMessage());
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidInASentence() throws IOException {
    Files.writeString(folder.resolve("home"), "a file in the way");
    Natives natives = natives(TORCH, "torch");
    LucernaException e = assertThrows(LucernaException.class, () -> cache.unpacked(natives));
    assertEquals(ExitStatus.DEVICE, e.status());
    assertTrue(e.getMessage().contains("LUCERNA_HOME"), e.getMessage());
  }

  @Test
  void twoProcessesThatStartAtOnceShareOneFolder() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(start(folder.resolve("home"), folder.resolve(i + ".txt")));
    }
    for (int i = 0; i < 2; i++) {
      assertTrue(processes.get(i).waitFor(5, TimeUnit.MINUTES));
      assertEquals(0, processes.get(i).exitValue(), Files.readString(folder.resolve(i + ".txt")));
    }
    List<String> left = names(folder.resolve("home/natives"));
    assertEquals(2, left.size(), left.toString());
    assertEquals(left.get(0) + ".lock", left.get(1));
  }

  private static Process start(Path home, Path output) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(java, "-cp", classes, UnpackMain.class.getName(), home.toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** A jar like the published ones, with one library. */
  private Natives natives(String library, String content) throws IOException {
    Path jar = folder.resolve("libtorch.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("pytorch/cpu/any-cpu/" + library));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    Path jni = Files.writeString(folder.resolve("jni"), "jni");
    return new Natives(url(jar), url(jni), "9.9.9", "9.9.9", "cpu", "any-cpu");
  }

  private static URL url(Path file) throws IOException {
    return file.toUri().toURL();
  }
}
