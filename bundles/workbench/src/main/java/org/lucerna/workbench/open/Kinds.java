/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.weights.NetworkReader;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.workbench.workspace.WorkspaceFile;

/** Tells what a path is, by its name and its first bytes. Reads: not for the event thread. */
public final class Kinds {

  /** In every run folder. */
  public static final String MANIFEST = "manifest.json";

  private static final Set<String> RUN_FILES = Set.of(MANIFEST, "report.json", "report.html");
  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "tiff");
  private static final int PEEK = 1 << 16;

  private final Plugins plugins;

  public Kinds(Plugins plugins) {
    this.plugins = plugins;
  }

  /** What a path is. */
  public Kind of(Path path) {
    return Files.isDirectory(path) ? folder(path) : file(path);
  }

  private Kind folder(Path path) {
    if (Files.isRegularFile(path.resolve(MANIFEST))) {
      return Kind.RUN;
    } else if (Files.isRegularFile(path.resolve(WorkspaceFile.NAME))) {
      return Kind.WORKSPACE;
    }
    return isData(path) ? Kind.DATA : Kind.UNKNOWN;
  }

  private Kind file(Path path) {
    String name = path.getFileName().toString();
    String suffix = suffix(name);
    if (name.equals(WorkspaceFile.NAME)) {
      return Kind.WORKSPACE;
    } else if (RUN_FILES.contains(name) && Files.exists(path.resolveSibling(MANIFEST))) {
      return Kind.RUN;
    } else if (suffix.equals("jar")) {
      return Kind.PLUGIN;
    } else if (PICTURES.contains(suffix)) {
      return Kind.PICTURE;
    } else if (suffix.equals("yaml") || suffix.equals("yml")) {
      return isJob(path) ? Kind.JOB : Kind.UNKNOWN;
    } else if (isModel(path)) {
      return Kind.MODEL;
    } else if (plugins.all(WeightReader.class).stream().anyMatch(r -> r.service().accepts(path))) {
      return Kind.WEIGHTS;
    }
    return isData(path) ? Kind.DATA : Kind.UNKNOWN;
  }

  /** The folder of a run: of one of its files, that file's. */
  public static Path runFolder(Path path) {
    return Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
  }

  private static String suffix(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  @SuppressWarnings("rawtypes")
  private boolean isData(Path path) {
    List<Plugin<DatasetLoader>> loaders = plugins.all(DatasetLoader.class);
    return loaders.stream().anyMatch(l -> l.service().accepts(path));
  }

  private static boolean isJob(Path path) {
    return peek(path)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .filter(text -> text.lines().anyMatch(l -> l.startsWith("lucerna:")))
        .isPresent();
  }

  /** Whether the file says graph and classes beside its weights, or a reader finds a graph. */
  private boolean isModel(Path path) {
    return isOurs(path)
        || plugins.all(NetworkReader.class).stream().anyMatch(r -> r.service().accepts(path));
  }

  /** A checkpoint of Lucerna: a safetensors file whose header has a model's texts. */
  static boolean isOurs(Path path) {
    Optional<byte[]> start =
        suffix(path.toString()).equals("safetensors") ? peek(path) : Optional.empty();
    if (start.isEmpty() || start.get().length < 16) {
      return false;
    }
    byte[] bytes = start.get();
    long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    int end = (int) Math.max(8, Math.min(bytes.length, 8 + length));
    String header = new String(bytes, 8, end - 8, StandardCharsets.UTF_8);
    return header.contains("\"__metadata__\"") && header.contains("\"lucerna-");
  }

  private static Optional<byte[]> peek(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return Optional.of(in.readNBytes(PEEK));
    } catch (IOException e) {
      return Optional.empty(); // Whoever opens it will say why it cannot be read.
    }
  }

  /** The networks that weights may belong to, by id. */
  public List<String> networks() {
    return plugins.all(BackboneFamily.class).stream()
        .flatMap(f -> f.service().variants().stream())
        .map(Variant::id)
        .sorted()
        .distinct()
        .toList();
  }

  /** The network that a weight file's name begins with or mentions; the longest of several. */
  public Optional<String> network(Path weights) {
    String name = plain(weights.getFileName().toString());
    return networks().stream()
        .filter(id -> mentions(name, plain(id)))
        .max(Comparator.comparingInt(String::length));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  private static boolean mentions(String name, String id) {
    for (int at = name.indexOf(id); at >= 0; at = name.indexOf(id, at + 1)) {
      boolean begins = at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
      int end = at + id.length();
      if (begins && (end == name.length() || !Character.isLetterOrDigit(name.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
