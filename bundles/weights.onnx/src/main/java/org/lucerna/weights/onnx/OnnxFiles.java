/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The model's file, and those beside it that hold large tensors. None outside the model's folder is
 * ever opened. The caller closes.
 */
final class OnnxFiles implements AutoCloseable {

  private static final int MOST = 4096;

  private final Path path;
  private final FileChannel main;
  private final Map<Path, Part> parts = new LinkedHashMap<>();

  OnnxFiles(Path path) throws IOException {
    this.path = path;
    this.main = FileChannel.open(path, StandardOpenOption.READ);
  }

  /**
   * An external file from one tensor's first byte on.
   *
   * @param taken which of its bytes belong to tensors: end by start
   */
  record Part(FileChannel channel, long offset, long size, TreeMap<Long, Long> taken) {

    /**
     * The bytes of a tensor.
     *
     * @throws BadFileException if they are not there or belong to another tensor in part
     */
    Wire.Place place(String tensor, long length) throws BadFileException {
      if (length > Integer.MAX_VALUE || offset > size || length > size - offset) {
        throw BadFileException.damaged(
            "tensor '%s' lies at bytes %d to %d of an external file of %d"
                .formatted(tensor, offset, offset + length, size));
      }
      Map.Entry<Long, Long> before = taken.lowerEntry(offset + length);
      if (length > 0 && before != null && before.getValue() > offset) {
        throw BadFileException.damaged(
            "tensor '" + tensor + "' overlaps another in the external file");
      }
      if (length > 0) {
        taken.put(offset, offset + length);
      }
      return new Wire.Place(offset, (int) length);
    }
  }

  FileChannel main() {
    return main;
  }

  /** All open files, the model's first. */
  List<FileChannel> all() {
    List<FileChannel> all = new ArrayList<>(List.of(main));
    parts.values().forEach(p -> all.add(p.channel()));
    return all;
  }

  /**
   * @param location as the file says it: relative, with slashes
   */
  Part external(String tensor, String location, long offset) throws IOException {
    Path file = resolve(tensor, location);
    Part known = parts.get(file);
    if (known == null) {
      if (parts.size() == MOST) {
        throw BadFileException.damaged("its tensors lie in more than " + MOST + " files");
      }
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      known = new Part(channel, 0, channel.size(), new TreeMap<>());
      parts.put(file, known);
    }
    return new Part(known.channel(), offset, known.size(), known.taken());
  }

  /** Links are followed first: what counts is where the bytes really lie. */
  private Path resolve(String tensor, String location) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Path file;
    try {
      file = folder.resolve(location).normalize();
    } catch (InvalidPathException e) {
      throw outside(tensor, location);
    }
    boolean relative = !location.isBlank() && !location.startsWith("/") && !location.contains("\\");
    if (!relative || location.contains(":") || !file.startsWith(folder)) {
      throw outside(tensor, location);
    }
    if (!Files.isRegularFile(file)) {
      throw new BadFileException(
          "keeps tensor '%s' in '%s', which is not beside it: copy that file into the same folder"
              .formatted(tensor, location));
    }
    if (!file.toRealPath().startsWith(folder.toRealPath())) {
      throw outside(tensor, location);
    }
    return file;
  }

  private static BadFileException outside(String tensor, String location) {
    return new BadFileException(
        "keeps tensor '%s' in '%s', outside its own folder: the file is refused"
            .formatted(tensor, location));
  }

  @Override
  public void close() throws IOException {
    for (FileChannel channel : all()) {
      channel.close();
    }
  }
}
