/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/**
 * What was found so far, a line of JSON each, under keys that say what it was found for. Lines are
 * added and never changed: a process that is killed loses the line it was writing, and the next one
 * goes on behind the last whole line. Belongs to one thread, and its file to one process.
 */
public final class Journal implements AutoCloseable {

  /** Of the file in an inspection's store. */
  public static final String FILE = "measurements.jsonl";

  private static final String KEY = "key";

  private final Map<String, JsonObject> lines = new HashMap<>();
  private final Gson gson = new Gson();
  private final Optional<FileChannel> channel;

  private Journal(Optional<FileChannel> channel) {
    this.channel = channel;
  }

  /** One that is forgotten. */
  public static Journal inMemory() {
    return new Journal(Optional.empty());
  }

  /**
   * That of a folder, which is made where it is missing. The caller closes.
   *
   * @throws LucernaException if another process is writing it
   */
  public static Journal open(Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(channel, file);
      Journal journal = new Journal(Optional.of(channel));
      journal.read(channel, Files.readAllBytes(file));
      return journal;
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new LucernaException(
          ExitStatus.FAILED, "%s is being written by another run: wait for it".formatted(file));
    }
  }

  /** What follows the last end of a line was cut off in writing, and goes. */
  private void read(FileChannel channel, byte[] bytes) throws IOException {
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        read(new String(bytes, from, i - from, StandardCharsets.UTF_8));
        from = i + 1;
      }
    }
    channel.truncate(from);
    channel.position(from);
  }

  private void read(String line) {
    try {
      JsonElement value = JsonParser.parseString(line);
      if (value.isJsonObject() && value.getAsJsonObject().has(KEY)) {
        lines.put(value.getAsJsonObject().get(KEY).getAsString(), value.getAsJsonObject());
      }
    } catch (JsonParseException e) {
      // A line that is none, as a full disk leaves it: what it was about is measured again.
    }
  }

  public int size() {
    return lines.size();
  }

  /** What is known under a key. */
  Optional<JsonObject> find(String key) {
    return Optional.ofNullable(lines.get(key));
  }

  /** Adds a line; it is with the operating system when this returns. */
  void add(String key, JsonObject value) throws IOException {
    JsonObject line = new JsonObject();
    line.addProperty(KEY, key);
    value.entrySet().forEach(e -> line.add(e.getKey(), e.getValue()));
    lines.put(key, line);
    if (channel.isPresent()) {
      byte[] text = (gson.toJson(line) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = ByteBuffer.wrap(text);
      while (bytes.hasRemaining()) {
        channel.get().write(bytes);
      }
    }
  }

  /** Brings all lines to the disk itself. */
  void force() throws IOException {
    if (channel.isPresent()) {
      channel.get().force(false);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
    }
  }
}
