/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.file.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unpacks native libraries once for all processes of a user. A folder is complete when its list of
 * files, written last and before the folder got its name, agrees with what is there.
 */
final class NativesCache {

  private static final Logger LOG = LoggerFactory.getLogger(NativesCache.class);
  private static final String LIST = "complete.txt";

  private final Storage storage;

  NativesCache(Storage storage) {
    this.storage = storage;
  }

  /**
   * The folder with the libraries, unpacked when no process has done so before.
   *
   * @throws LucernaException (device) when they cannot be written, such as on a full disk, (plugin)
   *     when the bundle they come from is damaged
   */
  Path unpacked(Natives natives) {
    Path folder = null;
    try {
      Path home = storage.home("natives");
      folder = home.resolve(natives.folder());
      Path target = folder;
      return storage.locked(
          home.resolve(natives.folder() + ".lock"),
          () -> isComplete(target) ? target : unpack(natives, target));
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static Path unpack(Natives natives, Path folder) throws IOException {
    // We hold the lock: whatever is half done here was left by a process that was killed.
    removeLeftovers(folder);
    Path temporary = folder.resolveSibling(folder.getFileName() + ".tmp");
    LOG.info("unpacking the PyTorch libraries into {}", folder);
    try {
      Files.createDirectory(temporary);
      Map<String, Long> sizes = new TreeMap<>();
      copyLibtorch(natives, temporary, sizes);
      String jni = System.mapLibraryName("djl_torch");
      try (InputStream in = natives.jni().openStream()) {
        sizes.put(jni, copy(in, temporary.resolve(jni)));
      }
      writeList(temporary.resolve(LIST), sizes);
      Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
      return folder;
    } catch (ZipException | EOFException e) {
      delete(temporary);
      throw damaged(e);
    } catch (IOException | RuntimeException e) {
      delete(temporary);
      throw e;
    }
  }

  private static void copyLibtorch(Natives natives, Path folder, Map<String, Long> sizes)
      throws IOException {
    String prefix = "pytorch/" + natives.flavor() + "/" + natives.platform() + "/";
    try (InputStream in = natives.libtorch().openStream();
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in, 1 << 16))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        String name = e.getName().substring(e.getName().lastIndexOf('/') + 1);
        if (e.getName().startsWith(prefix) && !name.isEmpty()) {
          sizes.put(name, copy(zip, folder.resolve(name)));
        }
      }
    }
    if (!sizes.containsKey(System.mapLibraryName("torch"))) {
      throw damaged(new IOException("no libtorch for " + natives.platform()));
    }
  }

  private static long copy(InputStream in, Path file) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long size = in.transferTo(Channels.newOutputStream(out));
      out.force(true);
      return size;
    }
  }

  private static void writeList(Path file, Map<String, Long> sizes) throws IOException {
    StringBuilder text = new StringBuilder();
    sizes.forEach((name, size) -> text.append(size).append(' ').append(name).append('\n'));
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
  }

  private static boolean isComplete(Path folder) throws IOException {
    Path list = folder.resolve(LIST);
    if (!Files.isRegularFile(list)) {
      return false;
    }
    for (String line : Files.readAllLines(list)) {
      int blank = line.indexOf(' ');
      Path file = folder.resolve(line.substring(blank + 1));
      if (!Files.isRegularFile(file)
          || Files.size(file) != Long.parseLong(line.substring(0, blank))) {
        LOG.warn("{} is damaged: unpacking again", folder);
        return false;
      }
    }
    return true;
  }

  private static void removeLeftovers(Path folder) throws IOException {
    String name = folder.getFileName().toString();
    try (var siblings = Files.newDirectoryStream(folder.getParent(), name + "*")) {
      for (Path sibling : siblings) {
        String other = sibling.getFileName().toString();
        if (other.equals(name) || other.startsWith(name + ".tmp")) {
          delete(sibling);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (var walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  private static LucernaException damaged(IOException e) {
    return new LucernaException(
        ExitStatus.PLUGIN,
        "The bundle with the PyTorch libraries is damaged ("
            + e.getMessage()
            + "): install it again.",
        e);
  }

  private static LucernaException failed(Path folder, IOException e) {
    String where = folder == null ? "the Lucerna folder" : folder.toString();
    return new LucernaException(
        ExitStatus.DEVICE,
        "The PyTorch libraries could not be unpacked into %s (%s); they need 460 MB%s: free some"
                .formatted(where, e.getMessage(), available(folder))
            + " space there or set LUCERNA_HOME to a folder with more.",
        e);
  }

  private static String available(Path folder) {
    if (folder == null) {
      return "";
    }
    try {
      long bytes = Files.getFileStore(folder.getParent()).getUsableSpace();
      return ", and " + bytes / 1_000_000 + " MB are free";
    } catch (IOException e) {
      return "";
    }
  }
}
